import { describe, expect, it } from 'vitest';
import { detectRevocation } from './index.js';

describe('other languages', () => {
  it.each([
    '退订',
    '停止',
    '取消订阅。',
    '不要再发了',
    '请不要再给我发短信',
    '別再發短信給我',
    '别骚扰我！',
    '请停止发送短信',
    'توقف',
    'أوقف',
    'إلغاء الاشتراك',
    'لا ترسل لي رسائل أخرى',
    'أوقفوا الرسائل',
    'من فضلك لا تتصل بي',
    'Стоп',
  ])('“%s” withdraws consent', (text) => expect(detectRevocation(text)).toMatchObject({ revoked: true }));

  it.each([
    '我感兴趣，请给我打电话',
    '多少钱？',
    '为什么不再给我发消息？',
    '我不想取消订阅',
    '现在不行，明年再联系',
    'نعم أنا مهتم',
    'كم السعر؟',
    'مرحبا، من هذا؟',
    'اتصل بي غدا',
    'Сколько это стоит?',
  ])('“%s” does not', (text) => expect(detectRevocation(text)).toBeNull());
});
