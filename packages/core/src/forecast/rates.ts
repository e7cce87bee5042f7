/** A share that a forecast leans on, and where it comes from. */
export interface AssumedRate {
  /** 0–1. */
  value: number;
  /** For people: counted from how many, or a stated default. */
  source: string;
}

/** What people do after a message, on the average. */
export interface AssumedRates {
  /** Of the people who get a message, those who answer it. */
  reply: AssumedRate;
  /** Of the people who get a message, those who opt out. */
  optOut: AssumedRate;
}

/** Used until a team has sent enough itself. Cautious figures for cold texts, to be replaced by the team's own. */
export const DEFAULT_RATES = { reply: 0.05, optOut: 0.02 } as const;

/** A team's own figures count from this many messages on. */
export const OWN_RATES_FROM = 200;

/**
 * The rates of a team: its own when it has sent enough, else the defaults. A rate of its own is drawn a little towards
 * the default, as if 50 messages had behaved like it, so that one answer among few does not decide.
 */
export function assumedRates(history: { messages: number; replies: number; optOuts: number }): AssumedRates {
  const { messages, replies, optOuts } = history;
  const rate = (count: number, standard: number, what: string): AssumedRate => {
    if (messages < OWN_RATES_FROM)
      return {
        value: standard,
        source: `House figure for ${what}: the team has sent ${messages.toLocaleString('en-US')} messages in 90 days, ${OWN_RATES_FROM} are needed for its own.`,
      };
    return {
      value: (count + 50 * standard) / (messages + 50),
      source: `The team’s last 90 days: ${count.toLocaleString('en-US')} ${what} to ${messages.toLocaleString('en-US')} messages.`,
    };
  };
  return {
    reply: rate(replies, DEFAULT_RATES.reply, 'replies'),
    optOut: rate(optOuts, DEFAULT_RATES.optOut, 'opt-outs'),
  };
}
