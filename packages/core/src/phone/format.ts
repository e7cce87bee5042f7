import { phoneLibrary } from './metadata.js';

/** A number as people read it: `(305) 555-0123` in the North American plan, `+44 20 7946 0958` elsewhere. */
export function formatPhone(e164: string): string {
  const nanp = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(e164);
  if (nanp) return `(${nanp[1]}) ${nanp[2]}-${nanp[3]}`;
  if (!/^\+\d{5,15}$/.test(e164)) return e164;
  return phoneLibrary().parsePhoneNumberFromString(e164)?.formatInternational() ?? e164;
}
