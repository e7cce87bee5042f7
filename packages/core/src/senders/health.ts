/** `watch`: suspicious, nothing changes yet; `quarantined`: nothing leaves from it. */
export type SenderHealthState = 'healthy' | 'watch' | 'quarantined';

/** What became of a sender's messages since one instant. Failures that are the recipient's own are not in it. */
export interface SenderFigures {
  /** The vendor took them. */
  sent: number;
  delivered: number;
  /** Ended without delivery for a reason that can be the sender's: filtered, blocked, refused, bounced. */
  failed: number;
  /** People who opted out after one of them. */
  optedOut: number;
  replied: number;
  /** People who called one of them spam. */
  complained: number;
}

/** One rate under test: is it acceptable, or as bad as `bad`? */
export interface RateTest {
  name: 'failure' | 'opt_out' | 'opt_out_unusual' | 'complaint';
  acceptable: number;
  bad: number;
  /** For people: `12 of 340 {says}`. */
  says: string;
  /** It warns and no more. */
  atMost?: 'watch';
  events(figures: SenderFigures): number;
  trials(figures: SenderFigures): number;
}

/**
 * The chance that a sender whose rates are acceptable is quarantined by one test, however often it is looked at
 * from one starting point on. A likelihood ratio has the mean 1 or less while the rate is acceptable, so by Ville's
 * inequality it ever reaches 1/α with a chance of at most α: looking after each message costs nothing.
 */
export const QUARANTINE_ALPHA = 0.001;
/** The same for the mark `watch`. */
export const WATCH_ALPHA = 0.05;

const ended = ({ delivered, failed }: SenderFigures) => delivered + failed;

const FAILURE = {
  name: 'failure',
  says: 'messages were filtered, blocked or refused',
  events: ({ failed }: SenderFigures) => failed,
  trials: ended,
} as const;
const OPT_OUT = {
  name: 'opt_out',
  says: 'people opted out',
  events: ({ optedOut }: SenderFigures) => optedOut,
  trials: ({ sent }: SenderFigures) => sent,
} as const;

/**
 * The tests of each channel. Texts: a healthy programme has under 3 % filtered. Carriers ask questions about opt-outs
 * from 5 % on, which warns; a first text to people who own a house draws up to 10 %, and more than twice that leaves no
 * doubt. E-mail: mailbox providers act on hard bounces from 5 % and on complaints from 0.30 %, and ask for less than
 * 0.10 % (Google and Yahoo, bulk sender guidelines, 2024).
 */
export const HEALTH_TESTS: Readonly<Record<'sms' | 'email', readonly RateTest[]>> = {
  sms: [
    { ...FAILURE, acceptable: 0.03, bad: 0.1 },
    { ...OPT_OUT, acceptable: 0.1, bad: 0.25 },
    { ...OPT_OUT, name: 'opt_out_unusual', acceptable: 0.03, bad: 0.08, atMost: 'watch' },
  ],
  email: [
    { ...FAILURE, acceptable: 0.02, bad: 0.06 },
    { ...OPT_OUT, acceptable: 0.02, bad: 0.06 },
    {
      name: 'complaint',
      acceptable: 0.001,
      bad: 0.003,
      says: 'people called it spam',
      events: ({ complained }) => complained,
      trials: ({ delivered }) => delivered,
    },
  ],
};

/** Logarithm of how much better `bad` explains the figures than `acceptable`. */
export function logLikelihoodRatio(
  { acceptable, bad }: Pick<RateTest, 'acceptable' | 'bad'>,
  events: number,
  trials: number,
): number {
  const hits = Math.min(events, trials);
  return hits * Math.log(bad / acceptable) + (trials - hits) * Math.log((1 - bad) / (1 - acceptable));
}

export interface HealthVerdict {
  verdict: SenderHealthState;
  /** The worst test in words; null when healthy. */
  reason: string | null;
  /** Log-likelihood ratio by test, and the two bounds that they are held against. */
  tests: Record<string, number>;
}

const WATCH_BOUND = Math.log(1 / WATCH_ALPHA);
const QUARANTINE_BOUND = Math.log(1 / QUARANTINE_ALPHA);

/** Judge a sender by its figures since one starting point. */
export function assessHealth(channel: 'sms' | 'email', figures: SenderFigures): HealthVerdict {
  const results = HEALTH_TESTS[channel].map((test) => {
    const events = test.events(figures);
    const trials = test.trials(figures);
    const ratio = logLikelihoodRatio(test, events, trials);
    return { test, events, trials, ratio, verdict: verdictOf(ratio, test.atMost) };
  });
  const worst = results.toSorted((a, b) => RANK[b.verdict] - RANK[a.verdict] || b.ratio - a.ratio)[0];
  const verdict = worst?.verdict ?? 'healthy';
  return {
    verdict,
    reason:
      worst === undefined || verdict === 'healthy'
        ? null
        : `${worst.events} of ${worst.trials} ${worst.test.says} (${((100 * worst.events) / Math.max(1, worst.trials)).toFixed(1)} %; up to ${100 * worst.test.acceptable} % is usual).`,
    tests: {
      ...Object.fromEntries(results.map(({ test, ratio }) => [test.name, Number(ratio.toFixed(3))])),
      watch_at: Number(WATCH_BOUND.toFixed(3)),
      quarantine_at: Number(QUARANTINE_BOUND.toFixed(3)),
    },
  };
}

const RANK: Readonly<Record<SenderHealthState, number>> = { healthy: 0, watch: 1, quarantined: 2 };

function verdictOf(ratio: number, atMost: RateTest['atMost']): SenderHealthState {
  if (ratio >= QUARANTINE_BOUND && atMost === undefined) return 'quarantined';
  return ratio >= WATCH_BOUND ? 'watch' : 'healthy';
}

/** Complaints per delivered e-mail of a domain: from here on a person is warned, … */
export const COMPLAINT_WARN = 0.001;
/** … and from here on its campaigns pause. */
export const COMPLAINT_PAUSE = 0.003;

/**
 * What a domain's complaint rate asks of its mailboxes.
 * @param rate 0–1; null: too few delivered to say
 */
export function complaintVerdict(rate: number | null): SenderHealthState {
  if (rate === null || rate < COMPLAINT_WARN) return 'healthy';
  return rate >= COMPLAINT_PAUSE ? 'quarantined' : 'watch';
}

/** How long a quarantine lasts before the sender may try again at the rate of its warm-up. */
export const QUARANTINE_MS = 24 * 3_600_000;
