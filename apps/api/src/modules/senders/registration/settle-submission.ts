import { vendorRefused, type VendorRefused } from '../../../platform/errors/failures.js';
import type { RegistrationOutcome } from '../../../platform/vendors/ports.js';

/** What is to be stored of a draft that was handed in; null leaves a field as it is. */
export interface SubmissionResult<V> {
  state: string;
  reason: string | null;
  /** What the vendor made of it; null when it made nothing. */
  view: V | null;
}

/**
 * What a submission came to: stored, unless nobody knows whether the vendor took it – then the mark that was set before
 * the request stays, with its reason.
 * @param before the state of the draft, which a refused one falls back to
 * @returns the refusal; null when it was taken, or may have been
 */
export async function settleSubmission<V extends { state: string; reason: string | null }>(
  outcome: RegistrationOutcome<V>,
  {
    what,
    before,
    absent,
    store,
  }: {
    /** `brand`, `campaign`. */
    what: string;
    before: string;
    /** Why the vendor may not find what the draft refers to. */
    absent: string;
    store: (result: SubmissionResult<V>) => Promise<unknown>;
  },
): Promise<VendorRefused | null> {
  switch (outcome.kind) {
    case 'ok':
      await store({ state: outcome.value.state, reason: outcome.value.reason, view: outcome.value });
      return null;
    case 'rejected':
    case 'absent': {
      const message = outcome.kind === 'rejected' ? outcome.message : absent;
      await store({ state: before, reason: message, view: null });
      return vendorRefused(`SignalHouse refused the ${what}: ${message}`);
    }
    case 'unavailable':
      await store({ state: before, reason: null, view: null });
      return vendorRefused(
        `SignalHouse cannot be reached (${outcome.cause}). Try again in a minute.`,
        'vendor_unavailable',
      );
    case 'unknown':
      return null;
  }
}
