/** What is known of a number's registration; states as the database has them. */
export interface NumberRegistration {
  kind: 'long_code' | 'toll_free' | 'short_code';
  /** Of the number itself. */
  state: 'active' | 'pending' | 'blocked' | 'retired';
  /** Of the 10DLC campaign that it belongs to; null: it belongs to none. */
  campaignState: 'draft' | 'pending' | 'active' | 'rejected' | 'suspended' | null;
  brandState: 'draft' | 'pending' | 'verified' | 'vetted_verified' | 'failed' | null;
}

/** Which parts of a registration stand, or that none is needed. */
export type RegistrationFact = { brand: boolean; campaign: boolean; number: boolean } | 'not_required';

/**
 * Carriers in the USA and Canada take texts of a long code only with a verified brand, an active campaign and an
 * active number. Toll-free numbers and short codes are verified by other ways, outside of 10DLC.
 */
export function registrationOf(number: NumberRegistration): RegistrationFact {
  if (number.kind !== 'long_code') return 'not_required';
  return {
    brand: number.brandState === 'verified' || number.brandState === 'vetted_verified',
    campaign: number.campaignState === 'active',
    number: number.state === 'active',
  };
}
