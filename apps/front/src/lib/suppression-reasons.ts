import type { SuppressionReason } from '@/gql/graphql';

/** What each reason means, as it is shown on chips. */
export const suppressionReasons: Record<SuppressionReason, string> = {
  OPT_OUT: 'Opted out',
  DNC: 'Do-not-call list',
  BOUNCE: 'Bounced',
  COMPLAINT: 'Complained',
  LITIGATOR: 'Litigator',
  WRONG_NUMBER: 'Wrong number',
  ERASURE: 'Erased on request',
  MANUAL: 'Suppressed by hand',
  INVALID_NUMBER: 'Invalid number',
  LANDLINE: 'Landline',
  BLOCKED: 'Blocked by carrier',
};

/** `reason` as the API writes it, in any case; what is not known is shown as it is. */
export function reasonText(reason: string | null): string {
  if (!reason) return 'Suppressed';
  return suppressionReasons[reason.toUpperCase() as SuppressionReason] ?? reason;
}
