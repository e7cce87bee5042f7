import {
  classOfIntent,
  inboxPriority,
  type Classification,
  type InboxPriority,
  type Intent,
  type Sentiment,
} from '@og/core';

/** Label, points and promise of an inbound message. */
export interface RankedMessage {
  classification: Classification;
  priority: InboxPriority;
  /** Minutes until an answer is due: hot and urgent ones 5, all others 30. */
  slaMinutes: number;
}

/** Promised response times in minutes. A hot reply goes cold within minutes; anything else can wait for half an hour. */
export const SLA_MINUTES = { hot: 5, other: 30 } as const;

/** The tone that an intent carries; what cannot be told from the intent counts as neutral. */
function toneOf(intent: Intent): Sentiment {
  switch (classOfIntent(intent)) {
    case 'positive':
      return 'positive';
    case 'hostile':
    case 'negative':
      return 'negative';
    case 'neutral':
    case 'opt_out':
    case 'wrong_number':
      return 'neutral';
  }
}

/** Rank a message of a given age (minutes) from a lead with a score (0–100). */
export function rankMessage(
  classification: Classification,
  ageMinutes: number,
  leadScore: number,
): RankedMessage {
  const { intent, confidence } = classification;
  const priority = inboxPriority({
    class: classOfIntent(intent),
    sentiment: toneOf(intent),
    intent,
    confidence,
    ageMinutes,
    leadScore,
  });
  const hot = priority.band === 'hot' || priority.band === 'urgent';
  return { classification, priority, slaMinutes: hot ? SLA_MINUTES.hot : SLA_MINUTES.other };
}

/** Ages in minutes at which a waiting message changes its points. */
const AGE_STEPS = [5, 30, 60] as const;

/** Milliseconds after its arrival when a message of this age must be ranked again; null when its rank stays. */
export function nextRanking(ageMinutes: number): number | null {
  const step = AGE_STEPS.find((minutes) => minutes > ageMinutes);
  // One second later, so that "over 60 minutes" is true.
  return step === undefined ? null : step * 60_000 + 1_000;
}
