import { logLikelihoodRatio } from '../senders/health.js';

/** What became of the first runs of a launch. */
export interface CanaryFigures {
  /** Runs in the canary. */
  size: number;
  /** Runs whose first message left, was stopped, or will never come. */
  settled: number;
  /** People whose first message the carrier took. */
  written: number;
  /** Messages that the carrier took; more than people once a second step left. */
  sent: number;
  delivered: number;
  /** Messages that ended without delivery. */
  failed: number;
  optedOut: number;
  replied: number;
  /** People who had time to react: their message left at least OBSERVE_MS ago, or they opted out. */
  observed: number;
}

/** People opt out within half an hour of a message, or mostly not at all. */
export const OBSERVE_MS = 30 * 60_000;

/** The chance that a canary whose rates are acceptable is held by one test. */
export const CANARY_ALPHA = 0.05;
/** The chance that a canary whose rate is as bad as stated is released. */
export const CANARY_BETA = 0.1;

interface CanaryTest {
  name: 'failure' | 'opt_out';
  acceptable: number;
  bad: number;
  events(figures: CanaryFigures): number;
  trials(figures: CanaryFigures): number;
  says: string;
}

/**
 * The rates that a canary is judged by. A canary is small, so it only tells good from plainly bad: with 20 people and
 * no harm it passes, with three opt-outs among them it does not.
 */
export const CANARY_TESTS: readonly CanaryTest[] = [
  {
    name: 'failure',
    acceptable: 0.05,
    bad: 0.2,
    events: ({ failed }) => failed,
    trials: ({ delivered, failed }) => delivered + failed,
    says: 'messages were not delivered',
  },
  {
    name: 'opt_out',
    acceptable: 0.03,
    bad: 0.15,
    events: ({ optedOut }) => optedOut,
    trials: ({ observed, optedOut }) => Math.max(observed, optedOut),
    says: 'people opted out',
  },
];

/** Wald's bounds: from here on the rate is taken for bad … */
const HOLD_AT = Math.log((1 - CANARY_BETA) / CANARY_ALPHA);
/** … and down to here for good. */
const PASS_AT = Math.log(CANARY_BETA / (1 - CANARY_ALPHA));

export interface CanaryVerdict {
  /** `release`: the rest may go; `hold`: it must not by itself; `wait`: the figures do not say yet. */
  verdict: 'release' | 'hold' | 'wait';
  /** For people. */
  reason: string;
  /** Log-likelihood ratio by test. */
  tests: Record<string, number>;
}

/**
 * Judge a canary by sequential probability ratio tests (Wald): each rate is followed until it is taken for good or for
 * bad; looking often does not add to the stated risks. Harm in one is enough to hold; all must be good to release. When
 * everybody was observed and nothing is decided, a person decides.
 */
export function judgeCanary(figures: CanaryFigures): CanaryVerdict {
  const results = CANARY_TESTS.map((test) => {
    const events = test.events(figures);
    const trials = test.trials(figures);
    return { test, events, trials, ratio: logLikelihoodRatio(test, events, trials) };
  });
  const tests = Object.fromEntries(results.map(({ test, ratio }) => [test.name, Number(ratio.toFixed(3))]));
  const harm = results.filter(({ ratio }) => ratio >= HOLD_AT).toSorted((a, b) => b.ratio - a.ratio)[0];
  if (harm) {
    const { events, trials, test } = harm;
    return {
      verdict: 'hold',
      tests,
      reason: `${events} of ${trials} ${test.says} (${percent(events, trials)}; up to ${100 * test.acceptable} % is usual). Look at the messages before the rest goes out.`,
    };
  }
  if (results.every(({ ratio }) => ratio <= PASS_AT)) {
    const [failure, optOut] = results;
    return {
      verdict: 'release',
      tests,
      reason: `Good figures: ${failure?.events ?? 0} of ${failure?.trials ?? 0} not delivered, ${optOut?.events ?? 0} of ${optOut?.trials ?? 0} opted out.`,
    };
  }
  if (figures.settled < figures.size) {
    return {
      verdict: 'wait',
      tests,
      reason: `${figures.settled} of ${figures.size} first messages are out.`,
    };
  }
  const unsure = results.filter(({ ratio }) => ratio > PASS_AT).map(({ test }) => test);
  if (figures.observed < figures.written || open(figures) > 0) {
    return {
      verdict: 'wait',
      tests,
      reason: `All ${figures.size} first messages are out; their figures are awaited for half an hour.`,
    };
  }
  const words = unsure.map(({ name }) =>
    name === 'failure' ? 'whether messages arrive' : 'whether people opt out',
  );
  return {
    verdict: 'wait',
    tests,
    reason: `${counted(figures.sent, 'message')} to ${counted(figures.written, 'person', 'people')} are too few to say ${words.join(' and ')}: release the rest, or stop it.`,
  };
}

/** Messages whose outcome is not known yet. */
function open({ sent, delivered, failed }: CanaryFigures): number {
  return Math.max(0, sent - delivered - failed);
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

function percent(events: number, trials: number): string {
  return `${((100 * events) / Math.max(1, trials)).toFixed(1)} %`;
}
