import { evidenceOfHigherRate, type RateCount } from './rate-comparison.js';

/**
 * The chance that an experiment without any difference loses one of its variants, and that it gets a winner: at most
 * this, over all looks and all variants together.
 */
export const EXPERIMENT_ALPHA = 0.05;

/** What became of the people of one variant, each counted once. */
export interface VariantFigures {
  key: string;
  /** People who were sent something after the split. */
  sent: number;
  /** Of their first messages: delivered, and failed or undelivered. */
  delivered: number;
  failed: number;
  replied: number;
  optedOut: number;
}

export interface StoppedVariant {
  key: string;
  harm: 'opt_outs' | 'delivery';
  /** For people: the rates that were compared. */
  reason: string;
}

export interface ExperimentVerdict {
  /** Variants that harm and get nobody from now on; the last one is never stopped. */
  stop: StoppedVariant[];
  /** The variant that clearly gets more replies than every other one that is left; null: not clear. */
  winner: { key: string; reason: string } | null;
}

const percent = ({ events, chances }: RateCount): string =>
  `${((events / Math.max(1, chances)) * 100).toFixed(1)} % (${events} of ${chances})`;

const optOuts = ({ optedOut, sent }: VariantFigures): RateCount => ({ events: optedOut, chances: sent });
const failures = ({ failed, delivered }: VariantFigures): RateCount => ({
  events: failed,
  chances: delivered + failed,
});
const replies = ({ replied, sent }: VariantFigures): RateCount => ({ events: replied, chances: sent });

function together(counts: readonly RateCount[]): RateCount {
  return {
    events: counts.reduce((sum, count) => sum + count.events, 0),
    chances: counts.reduce((sum, count) => sum + count.chances, 0),
  };
}

const HARMS = [
  { harm: 'opt_outs', of: optOuts, word: 'Opt-outs' },
  { harm: 'delivery', of: failures, word: 'Failed deliveries' },
] as const;

/**
 * Look at an experiment. A variant is stopped when it has clearly more opt-outs or failed deliveries than the others
 * together; a winner stands when it has clearly more replies than each of the others. It may be asked as often as one
 * likes: the error rate holds over all looks.
 * @param running figures of the variants that still get people
 */
export function judgeExperiment(
  running: readonly VariantFigures[],
  alpha = EXPERIMENT_ALPHA,
): ExperimentVerdict {
  const none: ExperimentVerdict = { stop: [], winner: null };
  if (running.length < 2) return none;
  // Two harms for each variant share the error rate.
  const harmful = (2 * running.length) / alpha;
  const found = running.flatMap((variant) => {
    const others = running.filter((other) => other.key !== variant.key);
    return HARMS.flatMap(({ harm, of, word }) => {
      const [own, rest] = [of(variant), together(others.map(of))];
      const evidence = evidenceOfHigherRate(own, rest);
      if (evidence < harmful) return [];
      const reason = `${word} ${percent(own)}, against ${percent(rest)} of the other variants.`;
      return [{ key: variant.key, harm, reason, evidence }];
    });
  });
  const worst = found.toSorted((a, b) => b.evidence - a.evidence);
  const stop: StoppedVariant[] = [];
  for (const { key, harm, reason } of worst) {
    const left = running.length - stop.length;
    if (left > 1 && !stop.some((item) => item.key === key)) stop.push({ key, harm, reason });
  }
  if (stop.length > 0) return { stop, winner: null };
  return { stop, winner: winnerOf(running, alpha) };
}

function winnerOf(running: readonly VariantFigures[], alpha: number): ExperimentVerdict['winner'] {
  // Any of them could be called the winner by chance.
  const clear = running.length / alpha;
  const winner = running.find((variant) =>
    running.every(
      (other) => other.key === variant.key || evidenceOfHigherRate(replies(variant), replies(other)) >= clear,
    ),
  );
  if (!winner) return null;
  const others = together(running.filter((other) => other.key !== winner.key).map(replies));
  return {
    key: winner.key,
    reason: `Replies ${percent(replies(winner))}, against ${percent(others)} of the others.`,
  };
}
