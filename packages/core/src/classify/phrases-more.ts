import type { PhraseRule } from './phrases.js';

/**
 * The plainest ways to withdraw consent in languages that people answer in without being written to in them. Normalized
 * text has no accents and no Arabic hamza: `أوقف` is `اوقف`. Everything finer is read by a model, and else by a person.
 */
export const MORE_PHRASES: readonly PhraseRule[] = [
  {
    name: 'zh:no_more',
    match:
      /(?:不要|别|別|请勿|請勿|勿)(?:再(?:给我|給我|向我|跟我)?|(?:给我|給我|向我))(?:发|發|打|联系|联络|聯繫|聯絡|骚扰|騷擾|寄)|(?:别|別|不要|请勿|請勿)(?:骚扰|騷擾|打扰|打擾)我/u,
    unless: /为什么|為什麼/u,
  },
  {
    name: 'zh:unsubscribe',
    match:
      /(?:我要|请|請|帮我|幫我)?(?:退订|退訂|取消订阅|取消訂閱)|停止(?:发送|發送)?(?:短信|信息|消息|簡訊|訊息)/u,
    unless: /[不没沒](?:想|要|会|會|用)?(?:退订|退訂|取消)/u,
  },
  {
    name: 'ar:no_more',
    match:
      /(?:^| )(?:لا|ما) (?:ترسل|ترسلو|ترسلوا|تبعث|تبعثوا|تراسلني|تراسلوني|تتصل|تتصلو|تتصلوا|تكلمني|تزعجني|تزعجوني)(?: |$)/u,
    unless: /(?:^| )(?:لماذا|ليش|ليه)(?: |$)/u,
  },
  {
    name: 'ar:unsubscribe',
    match:
      /(?:^| )(?:(?:اوقف|اوقفوا|وقف|وقفوا|توقف|توقفوا|ايقاف) (?:عن |ارسال |هذه |ال\S*)|(?:الغ|الغاء|الغي|الغوا) (?:ال)?اشتراك\S*|(?:احذف|احذفوا|ازل|ازيلوا) رقمي)/u,
  },
];
