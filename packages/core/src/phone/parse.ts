import type { PhoneNumber } from 'libphonenumber-js/max';
import { phoneLibrary } from './metadata.js';
import type {
  ParsePhoneOptions,
  PhoneCountry,
  PhoneProblem,
  PhoneProblemCode,
  PhoneResult,
  PhoneType,
} from './types.js';

const TEST_NUMBER = /^\+1500555\d{4}$/;
/** Longer texts are no phone numbers; parsing them would only waste time. */
const MAX_LENGTH = 80;

const TYPES: Readonly<Record<string, PhoneType>> = {
  MOBILE: 'mobile',
  FIXED_LINE: 'fixed',
  FIXED_LINE_OR_MOBILE: 'fixed_or_mobile',
  TOLL_FREE: 'toll_free',
  VOIP: 'voip',
};

function problem(code: PhoneProblemCode, message: string): PhoneProblem {
  return { ok: false, code, message };
}

function digitsText(count: number): string {
  return count === 1 ? '1 digit' : `${count} digits`;
}

/** Undoes what spreadsheets and dialling habits do: `3055550123.0`, `00` for `+`, `tel:`. */
function clean(raw: string): string {
  return raw
    .trim()
    .replace(/^tel:/i, '')
    .replace(/^(\+?\d{7,15})\.0+$/, '$1')
    .replace(/^00(?=[1-9])/, '+');
}

/** Why a number of the North American plan is not in use, as precisely as its digits tell. */
function nanpProblem(national: string): PhoneProblem {
  const area = national.slice(0, 3);
  if (/^[01]/.test(area)) return problem('invalid', `${area} is no area code: area codes start with 2 to 9.`);
  if (/^[01]/.test(national.slice(3))) {
    return problem(
      'invalid',
      `After the area code a number starts with 2 to 9, not with ${national.charAt(3)}.`,
    );
  }
  return problem('invalid', `The area code ${area} is not in use, or the number behind it cannot exist.`);
}

function lengthProblem(
  text: string,
  number: PhoneNumber | undefined,
  country: PhoneCountry,
): PhoneProblem | null {
  const digits = text.replace(/\D/g, '');
  const calling = number?.countryCallingCode ?? (country === 'US' || country === 'CA' ? '1' : '');
  if (calling === '1') {
    const national = number?.nationalNumber ?? digits.replace(/^1(?=\d{10})/, '');
    const count = national.length;
    if (count < 10) return problem('too_short', `${digitsText(count)}: a US number needs 10.`);
    if (count > 10)
      return problem('too_long', `${digitsText(count)}: a US number has 10, or 11 starting with 1.`);
    return null;
  }
  const reason = phoneLibrary().validatePhoneNumberLength(text, country);
  if (reason === 'TOO_SHORT')
    return problem('too_short', `${digitsText(digits.length)}: too few for this country.`);
  if (reason === 'TOO_LONG')
    return problem('too_long', `${digitsText(digits.length)}: too many for this country.`);
  return null;
}

/**
 * Reads a phone number as people write it and says whether we may text it.
 * US 555-01xx numbers are accepted: they are reserved for fiction and used by the demo data.
 * Toll-free, premium-rate and personal numbers are refused unless the options say otherwise.
 */
export function parsePhone(
  raw: string,
  defaultCountry: PhoneCountry = 'US',
  options: ParsePhoneOptions = {},
): PhoneResult {
  const text = clean(raw);
  if (text === '') return problem('empty', 'No number was given.');
  if (/^\d+(\.\d+)?e\+?\d+$/i.test(text)) {
    return problem(
      'not_a_phone',
      `“${text}” was shortened by a spreadsheet: format the column as text and export again.`,
    );
  }
  const letter = /\d([a-z])\d/i.exec(text.replace(/(?:x|ext\.?)\s*\d+$/i, ''))?.[1];
  if (letter !== undefined) {
    return problem('not_a_phone', `“${text.slice(0, 40)}” has the letter ${letter} among its digits.`);
  }
  const digits = (text.match(/\p{Nd}/gu) ?? []).length;
  if (text.length > MAX_LENGTH || digits === 0) {
    return problem('not_a_phone', `“${text.slice(0, 40)}” is not a phone number.`);
  }
  const library = phoneLibrary();
  let number: PhoneNumber | undefined;
  try {
    number = library.parsePhoneNumberWithError(text, defaultCountry);
  } catch (error) {
    if (!(error instanceof library.ParseError)) throw error;
    const byLength = /[a-z]{3,}/i.test(text) ? null : lengthProblem(text, undefined, defaultCountry);
    return byLength ?? problem('not_a_phone', `“${text.slice(0, 40)}” is not a phone number.`);
  }
  const e164 = number.number;
  const extension = number.ext === undefined ? {} : { extension: number.ext };
  if (TEST_NUMBER.test(e164) && options.allowTestNumbers)
    return { ok: true, e164, ...extension, type: 'mobile' };
  if (!number.isValid()) {
    const byLength = lengthProblem(text, number, defaultCountry);
    if (byLength) return byLength;
    if (number.countryCallingCode === '1') return nanpProblem(number.nationalNumber);
    return problem('invalid', `${e164} does not exist in its country’s numbering plan.`);
  }
  const type = number.getType();
  if (type === 'TOLL_FREE' && !options.allowTollFree) {
    return problem('toll_free', 'This is a toll-free number: it has no local time and cannot be texted.');
  }
  if (type === 'PREMIUM_RATE')
    return problem('premium_rate', 'This is a premium-rate number and cannot be texted.');
  if (type === 'PERSONAL_NUMBER') {
    return problem('personal_number', 'This is a personal follow-me number and cannot be texted.');
  }
  return { ok: true, e164, ...extension, type: TYPES[type ?? ''] ?? 'other' };
}
