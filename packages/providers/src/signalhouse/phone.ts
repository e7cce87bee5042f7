/** Whether a text is a number in E.164. */
export function isE164(phone: string): boolean {
  return /^\+[1-9]\d{6,14}$/.test(phone);
}

/**
 * A number as SignalHouse takes it: digits with the country code and no plus. Ten digits are taken too and then lost
 * without a word, so a number without a country code never gets that far.
 * @param phone E.164
 */
export function toDigits(phone: string): string {
  if (!isE164(phone)) throw new RangeError('a phone number must be E.164');
  return phone.slice(1);
}

/** A number that SignalHouse names, as E.164; ten digits are North American. Null when it is none. */
export function toE164(value: unknown): string | null {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof first !== 'string' && typeof first !== 'number') return null;
  const digits = String(first).replace(/[\s().+-]/g, '');
  if (!/^[1-9]\d{6,14}$/.test(digits)) return null;
  return digits.length === 10 ? `+1${digits}` : `+${digits}`;
}
