import { parsePhone } from '../phone/index.js';

export type SenderNumberKind = 'long_code' | 'toll_free' | 'short_code';

export type SenderNumberResult =
  | { ok: true; phone: string; kind: SenderNumberKind }
  | { ok: false; code: string; message: string };

/** Carriers of the USA and Canada give out five or six digits, never beginning with 0 or 1. */
const SHORT_CODE = /^[2-9]\d{4,5}$/;
const PUNCTUATION = /[\s.-]/g;

/**
 * What a person typed as a number to send from: a short code as its digits, anything else as E.164.
 * @param asked the kind that was chosen; absent: whatever the number is
 * @returns a problem that says what to do when the text is no number, or not of that kind
 */
export function parseSenderNumber(text: string, asked?: SenderNumberKind | null): SenderNumberResult {
  const digits = text.trim().replace(PUNCTUATION, '');
  if (SHORT_CODE.test(digits)) {
    if (!asked || asked === 'short_code') return { ok: true, phone: digits, kind: 'short_code' };
    return problem('is_short_code', `${digits} is a short code: choose “Short code” as its kind.`);
  }
  if (asked === 'short_code')
    return problem('not_short_code', 'A short code has five or six digits, such as 24273.');
  const phone = parsePhone(text, 'US', { allowTollFree: true, allowTestNumbers: true });
  if (!phone.ok) return problem(phone.code, phone.message);
  const kind = phone.type === 'toll_free' ? 'toll_free' : 'long_code';
  if (!asked || asked === kind) return { ok: true, phone: phone.e164, kind };
  return kind === 'toll_free'
    ? problem('is_toll_free', `${phone.e164} is a toll-free number: choose “Toll-free number” as its kind.`)
    : problem(
        'not_toll_free',
        `${phone.e164} is not toll-free: such numbers begin with 800, 833, 844, 855, 866, 877 or 888.`,
      );
}

function problem(code: string, message: string): SenderNumberResult {
  return { ok: false, code, message };
}
