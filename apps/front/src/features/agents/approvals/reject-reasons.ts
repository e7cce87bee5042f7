import type { DraftRejectReason } from '../../../gql/graphql';

/** Why a draft is not what should be said; keys 1 to 5 in this order. */
export const rejectReasons: readonly { reason: DraftRejectReason; label: string }[] = [
  { reason: 'WRONG_FACT', label: 'Wrong fact' },
  { reason: 'WRONG_TONE', label: 'Wrong tone' },
  { reason: 'WRONG_INTENT', label: 'Misunderstood' },
  { reason: 'SHOULD_NOT_ANSWER', label: 'Should not answer' },
  { reason: 'OTHER', label: 'Other' },
];
