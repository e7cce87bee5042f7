import type { Intent } from '../classify/types.js';
import { bandOf, type InboxPriority, type PriorityPart, type Sentiment } from '../scoring/priority.js';

/** What is known about a waiting reply. */
export interface PriorityFacts {
  intent: Intent;
  sentiment: Sentiment;
  /** Neither rules nor model were sure. */
  uncertain: boolean;
  /** When the first unanswered message arrived. */
  waitingSince: Date;
  /** When an answer is due; null when none is promised. */
  dueAt: Date | null;
  /** 0–100. */
  leadScore: number;
  /** The lead's stage: `new`, `contacted`, `replied`, `qualified`, `appointment`, `won`, `lost`; others count nothing. */
  stage: string;
  /** What the deal may be worth, in whole dollars; null when nobody knows. */
  dealValue: number | null;
  /** Messages of the lead so far. */
  inboundCount: number;
  /** Of these, how many wait for an answer. */
  unansweredCount: number;
  /** The message itself; hot words are looked for in it. */
  text: string;
  /** Days since the campaign last wrote to the lead; null when none has. */
  daysSinceCampaign: number | null;
}

const INTENT_POINTS: Readonly<Record<Intent, PriorityPart>> = {
  scheduling: { label: 'Wants to talk', points: 60 },
  interested: { label: 'Interested', points: 56 },
  email_captured: { label: 'Gave an e-mail address', points: 54 },
  legal_threat: { label: 'Legal threat', points: 50 },
  question: { label: 'Asks a question', points: 40 },
  objection: { label: 'Has an objection', points: 34 },
  hostile: { label: 'Hostile', points: 32 },
  unclear: { label: 'Unclear', points: 28 },
  not_now: { label: 'Not now', points: 22 },
  not_interested: { label: 'Not interested', points: 10 },
  wrong_number: { label: 'Wrong number', points: 8 },
  opt_out: { label: 'Opted out', points: 6 },
  out_of_office: { label: 'Out of office', points: 4 },
  spam: { label: 'Spam', points: 0 },
};
/** Who says no, is a machine or is somebody else does not grow more urgent by waiting or by what a deal is worth. */
const COLD: ReadonlySet<Intent> = new Set([
  'not_interested',
  'wrong_number',
  'opt_out',
  'out_of_office',
  'spam',
]);
const STAGE_POINTS: Readonly<Record<string, number>> = {
  contacted: 1,
  replied: 2,
  qualified: 5,
  appointment: 8,
};
const HOT_WORDS =
  /\b(?:asap|urgent(?:ly)?|right away|today|tonight|ready to (?:sell|sign|go|buy)|cash|foreclosure|deadline|auction|closing|contract|offer|how soon|call me|this week|necesito vender|urgente|hoy)\b/gi;
const MINUTE_MS = 60_000;

/** Points for waiting: they grow with time, quickest around the promise, and never fall. */
function waitingPart({ waitingSince, dueAt }: PriorityFacts, now: Date): PriorityPart {
  const waited = Math.max(0, now.getTime() - waitingSince.getTime()) / MINUTE_MS;
  const promise = dueAt ? Math.max(1, (dueAt.getTime() - waitingSince.getTime()) / MINUTE_MS) : 120;
  const share = waited / promise;
  if (share < 0.5) return { label: 'Waiting', points: Math.floor(share * 8) };
  if (share < 1)
    return { label: 'Over half of the promised time is gone', points: 4 + Math.floor((share - 0.5) * 12) };
  return {
    label: dueAt ? 'Answer is overdue' : 'Waiting long',
    points: Math.min(20, 14 + Math.floor((share - 1) * 2)),
  };
}

function hotWordsPart(text: string): PriorityPart {
  const words = new Set((text.slice(0, 2_000).match(HOT_WORDS) ?? []).map((word) => word.toLowerCase()));
  const named = [...words].slice(0, 3).join(', ');
  return { label: `Says ${named}`, points: Math.min(9, words.size * 3) };
}

function valuePart(value: number | null): PriorityPart {
  const points =
    value === null || value <= 0 ? 0 : Math.min(6, Math.max(0, Math.floor(Math.log10(value)) - 1));
  return { label: 'Value of the deal', points };
}

/**
 * How much a waiting reply matters, 0–100, with what makes it so (for the person, in plain words; parts of 0 points are
 * left out). The sum of the parts is the score before it is cut to 0–100. Deterministic, and waiting longer never
 * lowers it. Bands: urgent from 85, hot from 70, warm from 40.
 */
export function priorityOf(facts: PriorityFacts, now: Date): InboxPriority {
  const cold = COLD.has(facts.intent);
  const all: PriorityPart[] = [INTENT_POINTS[facts.intent]];
  if (!cold) {
    const score = Math.min(100, Math.max(0, facts.leadScore));
    all.push(
      {
        label: facts.sentiment === 'positive' ? 'Positive tone' : 'Negative tone',
        points: tone(facts.sentiment),
      },
      waitingPart(facts, now),
      { label: 'Lead score', points: Math.round(score / 10) },
      { label: `Stage: ${facts.stage}`, points: STAGE_POINTS[facts.stage] ?? 0 },
      valuePart(facts.dealValue),
      { label: 'In conversation', points: Math.min(5, Math.max(0, facts.inboundCount - 1)) },
      {
        label: `${facts.unansweredCount} messages without an answer`,
        points: Math.min(6, Math.max(0, facts.unansweredCount - 1) * 2),
      },
      hotWordsPart(facts.text),
      {
        label: 'Answers a recent campaign',
        points: facts.daysSinceCampaign !== null && facts.daysSinceCampaign <= 3 ? 3 : 0,
      },
    );
  }
  // Somebody must look before it can be answered: not at the very top, and not at the bottom.
  if (facts.uncertain) all.push({ label: 'Nobody is sure what it means', points: cold ? 10 : -6 });
  const parts = all.filter((part) => part.points !== 0);
  const sum = parts.reduce((total, part) => total + part.points, 0);
  const score = Math.min(100, Math.max(0, sum));
  return { score, band: bandOf(score), parts };
}

function tone(sentiment: Sentiment): number {
  return sentiment === 'positive' ? 10 : sentiment === 'negative' ? -4 : 0;
}

/** Milliseconds from now until waiting alone changes the points again; null when it does no more. */
export function nextPriorityChange(facts: PriorityFacts, now: Date): number | null {
  if (COLD.has(facts.intent)) return null;
  const current = waitingPart(facts, now).points;
  if (current >= 20) return null;
  const promise = facts.dueAt ? facts.dueAt.getTime() - facts.waitingSince.getTime() : 120 * MINUTE_MS;
  // Steps lie at least a sixteenth of the promise apart; none is missed by looking at each.
  const step = Math.max(MINUTE_MS, promise / 16);
  for (let ahead = step; ahead <= step * 96; ahead += step)
    if (waitingPart(facts, new Date(now.getTime() + ahead)).points > current) return Math.ceil(ahead);
  return null;
}
