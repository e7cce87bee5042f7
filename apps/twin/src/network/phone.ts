/** Five or six digits that texts are sent from. */
export function isShortCode(value: string): boolean {
  return /^[2-9]\d{4,5}$/.test(value);
}

/** What texts may be sent from: a phone as E.164, or a short code; null when it is neither. */
export function senderOf(input: string): string | null {
  return isShortCode(input) ? input : toE164(input);
}

/**
 * A phone as E.164, or null when it cannot be one. Twilio also takes the usual
 * punctuation and ten digits of a North American number.
 */
export function toE164(input: string): string | null {
  const compact = input.trim().replace(/[\s().-]/g, '');
  const withPlus = /^\d{10}$/.test(compact)
    ? `+1${compact}`
    : /^1\d{10}$/.test(compact)
      ? `+${compact}`
      : compact;
  if (!/^\+[1-9]\d{6,14}$/.test(withPlus)) return null;
  if (withPlus.startsWith('+1') && !/^\+1[2-9]\d{2}[2-9]\d{6}$/.test(withPlus)) return null;
  return withPlus;
}
