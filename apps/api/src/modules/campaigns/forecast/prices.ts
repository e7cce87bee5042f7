/**
 * What messages cost in a forecast and in its score, in millionths of a US dollar: the carrier-neutral list price of
 * a US long code with the usual carrier fee for each SMS segment; the list price of a vendor's smaller plan for an
 * e-mail. Not a bill: that comes from the vendor.
 */
export const PRICES = { microsPerSegment: 11_300, microsPerEmail: 400, currency: 'USD' } as const;

/** What so many SMS segments and e-mails cost. */
export function costMicros(counts: { segments: number; emails: number }): number {
  return Math.round(counts.segments * PRICES.microsPerSegment + counts.emails * PRICES.microsPerEmail);
}
