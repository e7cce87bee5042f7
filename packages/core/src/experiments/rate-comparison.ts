/** Events among chances: opt-outs of people who were sent to, failures of messages that were settled. */
export interface RateCount {
  events: number;
  chances: number;
}

/**
 * How many times more often events happen, in the worlds that the test weighs against “no more often than elsewhere”.
 * Equal shares: nobody knows beforehand how bad a bad text is.
 */
const RATIOS = [1.25, 1.5, 2, 3, 5, 10] as const;

/**
 * Evidence that `suspect` has a higher rate than `others`, as an e-value: under “not higher” it has an expectation of
 * at most 1 at every look, so that the chance that it ever exceeds 1/α is at most α (Ville), however often one looks.
 *
 * Given that an event happens, it is the suspect's with the probability of its share of the chances, when the rates
 * are equal; a mixture of higher ratios is weighed against that. For rates that are not small this is conservative.
 */
export function evidenceOfHigherRate(suspect: RateCount, others: RateCount): number {
  const chances = suspect.chances + others.chances;
  if (suspect.chances === 0 || others.chances === 0) return 1;
  const share = suspect.chances / chances;
  const logs = RATIOS.map((ratio) => {
    const scale = Math.log(ratio * share + 1 - share);
    return suspect.events * (Math.log(ratio) - scale) - others.events * scale;
  });
  const highest = Math.max(...logs);
  const sum = logs.reduce((total, log) => total + Math.exp(log - highest), 0);
  return Math.exp(Math.min(highest + Math.log(sum / RATIOS.length), 700));
}
