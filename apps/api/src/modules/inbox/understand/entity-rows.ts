import type { Entities } from '@og/core';

/** What was found in a message as screens show it: `value` is what can be used, such as an instant or an address. */
export interface EntityRow {
  kind: 'email' | 'phone' | 'time' | 'price';
  text: string;
  value: string;
}

const MOST = 12;

/** Entities as rows, in the order of their kinds; more than a dozen nobody reads. */
export function entityRows(entities: Entities, zone: string | null): EntityRow[] {
  const rows: EntityRow[] = [
    ...entities.emails.map((email) => ({ kind: 'email' as const, text: email, value: email })),
    ...entities.phones.map((phone) => ({ kind: 'phone' as const, text: phone, value: phone })),
    ...(zone === null
      ? []
      : entities.times.map(({ said, from }) => ({
          kind: 'time' as const,
          text: said,
          value: from.toISOString(),
        }))),
    ...entities.amounts.map(({ said, amount, currency }) => ({
      kind: 'price' as const,
      text: said,
      value: `${amount} ${currency ?? 'USD'}`,
    })),
  ];
  return rows.slice(0, MOST);
}
