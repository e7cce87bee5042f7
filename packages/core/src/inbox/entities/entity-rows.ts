import type { Entities } from './types.js';

/** One thing found in a message, as it is stored and shown. */
export interface EntityRow {
  kind: 'email' | 'phone' | 'time' | 'price';
  /** As it was said. */
  text: string;
  /** Made comparable: an address, E.164, an ISO instant (a range as `from/to`), a sum such as `350000` or `350000 USD`. */
  value: string;
}

/** What was found in a message as rows. */
export function entityRows({ emails, phones, times, amounts }: Entities): EntityRow[] {
  return [
    ...emails.map((email): EntityRow => ({ kind: 'email', text: email, value: email })),
    ...phones.map((phone): EntityRow => ({ kind: 'phone', text: phone, value: phone })),
    ...times.map(({ said, from, to }): EntityRow => ({
      kind: 'time',
      text: said,
      value: to ? `${from.toISOString()}/${to.toISOString()}` : from.toISOString(),
    })),
    ...amounts.map(({ said, amount, currency }): EntityRow => ({
      kind: 'price',
      text: said,
      value: currency ? `${amount} ${currency}` : String(amount),
    })),
  ];
}
