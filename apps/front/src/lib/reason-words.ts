import { REASONS, type ReasonCode } from '@og/core/browser';

/** The gate's sentence for a reason; one that is not the gate's is shown as it is. */
export function reasonWords(reason: string | null): string {
  if (!reason) return '';
  return Object.hasOwn(REASONS, reason) ? REASONS[reason as ReasonCode] : reason.replaceAll('_', ' ');
}
