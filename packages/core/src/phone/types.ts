/** What kind of line a number is. US numbers cannot be told apart by form: they are `fixed_or_mobile`. */
export type PhoneType = 'mobile' | 'fixed' | 'fixed_or_mobile' | 'toll_free' | 'voip' | 'other';

/** Why a text is not a number we may text. */
export type PhoneProblemCode =
  | 'empty'
  | 'not_a_phone'
  | 'too_short'
  | 'too_long'
  | 'invalid'
  | 'toll_free'
  | 'premium_rate'
  | 'personal_number';

export interface ParsedPhone {
  ok: true;
  /** `+` and up to 15 digits, without the extension. */
  e164: string;
  /** Digits of the extension, when one was written. */
  extension?: string;
  type: PhoneType;
}

export interface PhoneProblem {
  ok: false;
  code: PhoneProblemCode;
  /** Plain words for a person: what is wrong with this number. */
  message: string;
}

export type PhoneResult = ParsedPhone | PhoneProblem;

/** ISO 3166 alpha-2 country that a number without `+` belongs to. */
export type PhoneCountry = 'US' | 'CA' | 'GB' | 'AU' | 'MX' | 'DE' | 'FR' | 'ES' | 'NZ' | 'IE';

export interface ParsePhoneOptions {
  /** Accept the provider's magic test numbers +1500555xxxx. Default false. */
  allowTestNumbers?: boolean;
  /** Accept toll-free numbers (senders may be toll-free, recipients may not). Default false. */
  allowTollFree?: boolean;
}
