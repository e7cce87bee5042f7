/**
 * What one SMS segment costs in the forecast: the carrier-neutral list price of a US long code plus the usual
 * carrier fee, in millionths of a US dollar. Not a bill: that comes from the provider.
 */
export const SMS_PRICE = { microsPerSegment: 11_300, currency: 'USD' } as const;
