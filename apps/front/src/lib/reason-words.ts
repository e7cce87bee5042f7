import { REASONS, RUN_REASONS } from '@og/core/browser';

/** Of the gate, and of runs. */
const sentences: Readonly<Record<string, string>> = { ...RUN_REASONS, ...REASONS };

/** The sentence for a reason of the gate or of a run; one that this version does not know is shown as it is. */
export function reasonWords(reason: string | null): string {
  if (!reason) return '';
  return Object.hasOwn(sentences, reason) ? (sentences[reason] ?? '') : reason.replaceAll('_', ' ');
}
