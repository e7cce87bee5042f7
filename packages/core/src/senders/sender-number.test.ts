import { expect, it } from 'vitest';
import { parseSenderNumber } from './sender-number.js';

it('knows the kind of a number by itself', () => {
  expect(parseSenderNumber('(415) 555-0142')).toEqual({ ok: true, phone: '+14155550142', kind: 'long_code' });
  expect(parseSenderNumber('833 555 0119')).toEqual({ ok: true, phone: '+18335550119', kind: 'toll_free' });
  expect(parseSenderNumber(' 242-73 ')).toEqual({ ok: true, phone: '24273', kind: 'short_code' });
  expect(parseSenderNumber('787878')).toMatchObject({ ok: true, kind: 'short_code' });
});

it.each([
  ['+14155550142', 'short_code', 'not_short_code', 'five or six digits'],
  ['1234', 'short_code', 'not_short_code', 'five or six digits'],
  ['12345', 'short_code', 'not_short_code', 'five or six digits'],
  ['24273', 'long_code', 'is_short_code', 'choose “Short code”'],
  ['24273', 'toll_free', 'is_short_code', 'choose “Short code”'],
  ['+18335550119', 'long_code', 'is_toll_free', 'choose “Toll-free number”'],
  ['+14155550142', 'toll_free', 'not_toll_free', 'begin with 800'],
] as const)('%s is no %s, and says so', (text, kind, code, words) => {
  const result = parseSenderNumber(text, kind);
  expect(result).toMatchObject({ ok: false, code });
  expect(result.ok ? '' : result.message).toContain(words);
});

it('passes on why a text is no phone number at all', () => {
  expect(parseSenderNumber('hello').ok).toBe(false);
  expect(parseSenderNumber('', 'long_code').ok).toBe(false);
});
