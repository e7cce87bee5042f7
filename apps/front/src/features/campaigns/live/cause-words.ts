import { reasonWords } from '../../../lib/reason-words';

/** The sentence for why a run stands where it does: a vendor's code is told as the campaign's causes tell it. */
export function causeWords(
  reason: string | null,
  causes: readonly { reason: string; message: string }[],
): string {
  return causes.find((cause) => cause.reason === reason)?.message ?? reasonWords(reason);
}
