import type { Intent } from '../classify/types.js';

/** Coarse class of an inbound message, for ordering the inbox. */
export type InboxClass = 'positive' | 'opt_out' | 'neutral' | 'hostile' | 'wrong_number' | 'negative';
export type Sentiment = 'positive' | 'neutral' | 'negative';
export type PriorityBand = 'urgent' | 'hot' | 'warm' | 'cold';

export interface PriorityInput {
  class: InboxClass;
  sentiment: Sentiment;
  /** Intent of the message; `complaint` comes from people's dispositions. */
  intent: Intent | 'complaint';
  /** 0–1. */
  confidence: number;
  /** Minutes since the message arrived. */
  ageMinutes: number;
  /** 0–100. */
  leadScore: number;
}

export interface PriorityPart {
  label: string;
  points: number;
}

export interface InboxPriority {
  /** Whole number 0–100. */
  score: number;
  band: PriorityBand;
  /** What added and took away points, shown on hover; zero parts are left out. */
  parts: PriorityPart[];
}

const BASE = 50;
const CLASS_POINTS: Record<InboxClass, number> = {
  positive: 30,
  opt_out: 20,
  neutral: 10,
  hostile: 5,
  wrong_number: -10,
  negative: 0,
};
const CLASS_LABELS: Record<InboxClass, string> = {
  positive: 'Positive reply',
  opt_out: 'Opt-out request',
  neutral: 'Neutral reply',
  hostile: 'Hostile reply',
  wrong_number: 'Wrong number',
  negative: 'Negative reply',
};
const SENTIMENT_POINTS: Record<Sentiment, number> = { positive: 15, neutral: 0, negative: -10 };
const INTENT_POINTS: Partial<Record<Intent | 'complaint', PriorityPart>> = {
  interested: { label: 'Interested', points: 25 },
  question: { label: 'Asks a question', points: 15 },
  complaint: { label: 'Complaint', points: 10 },
  not_interested: { label: 'Not interested', points: -15 },
};
const LOW_CONFIDENCE = 0.7;

/** Coarse class of an intent. */
export function classOfIntent(intent: Intent): InboxClass {
  switch (intent) {
    case 'interested':
    case 'scheduling':
    case 'email_captured':
      return 'positive';
    case 'opt_out':
      return 'opt_out';
    case 'wrong_number':
      return 'wrong_number';
    case 'hostile':
    case 'legal_threat':
      return 'hostile';
    case 'not_interested':
    case 'spam':
      return 'negative';
    case 'question':
    case 'objection':
    case 'not_now':
    case 'out_of_office':
    case 'unclear':
      return 'neutral';
  }
}

/** Band of a score: urgent from 85, hot from 70, warm from 40, else cold. */
export function bandOf(score: number): PriorityBand {
  if (score >= 85) return 'urgent';
  if (score >= 70) return 'hot';
  if (score >= 40) return 'warm';
  return 'cold';
}

/** Points for age: fresh messages first, an hour is late. 30 to 60 minutes change nothing. */
function agePart(ageMinutes: number): PriorityPart {
  if (ageMinutes < 5) return { label: 'Under 5 minutes old', points: 10 };
  if (ageMinutes < 30) return { label: 'Under 30 minutes old', points: 5 };
  if (ageMinutes > 60) return { label: 'Over an hour old', points: -5 };
  return { label: 'Age', points: 0 };
}

/** Inbox priority 0–100 with its parts; the sum of the parts is the score before it is cut to 0–100. */
export function inboxPriority(input: PriorityInput): InboxPriority {
  const leadScore = Math.min(100, Math.max(0, input.leadScore));
  const all: PriorityPart[] = [
    { label: 'Base', points: BASE },
    { label: CLASS_LABELS[input.class], points: CLASS_POINTS[input.class] },
    {
      label: input.sentiment === 'positive' ? 'Positive tone' : 'Negative tone',
      points: SENTIMENT_POINTS[input.sentiment],
    },
    INTENT_POINTS[input.intent] ?? { label: 'Intent', points: 0 },
    { label: 'Classification is uncertain', points: input.confidence < LOW_CONFIDENCE ? -15 : 0 },
    agePart(input.ageMinutes),
    { label: 'Lead score', points: Math.round(leadScore / 10) },
  ];
  const parts = all.filter((part) => part.points !== 0);
  const sum = parts.reduce((total, part) => total + part.points, 0);
  const score = Math.min(100, Math.max(0, sum));
  return { score, band: bandOf(score), parts };
}
