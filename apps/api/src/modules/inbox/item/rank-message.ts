import {
  classOfIntent,
  inboxPriority,
  type Classification,
  type InboxPriority,
  type Intent,
  type Sentiment,
} from '@og/core';

/** Label and points of an inbound message. */
export interface RankedMessage {
  classification: Classification;
  priority: InboxPriority;
}

/** Whether it is among those that go cold within minutes. */
export function isHot({ priority }: Pick<RankedMessage, 'priority'>): boolean {
  return priority.band === 'hot' || priority.band === 'urgent';
}

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
  return { classification, priority };
}

/** Ages in minutes at which a waiting message changes its points. */
const AGE_STEPS = [5, 30, 60] as const;

/** Milliseconds after its arrival when a message of this age must be ranked again; null when its rank stays. */
export function nextRanking(ageMinutes: number): number | null {
  const step = AGE_STEPS.find((minutes) => minutes > ageMinutes);
  // One second later, so that "over 60 minutes" is true.
  return step === undefined ? null : step * 60_000 + 1_000;
}
