import { CUES, type Intent, MORE_CUES, POSITIVE, REFUSALS } from './cues.js';
import { spelled } from './spelling.js';

export interface Reading {
  intent: Intent;
  sentiment: 'positive' | 'neutral' | 'negative';
  /** 0 to 1. */
  confidence: number;
  /** In words, for the recorder. */
  reason: string;
}

/** A text longer than this is judged by its beginning and its end. */
const LONGEST = 2_000;

/** Yes, and nothing else: it means what it was asked. */
const AYE =
  /^\W*(y|yes+|yea+h*|yep|yup|sure|ok(ay)?|please|yes please( do)?|please do|do it|go ahead|of course|absolutely|si|claro)\W*$/;

/**
 * The simulated model's reading of an inbound text.
 * @param before what we wrote last, for answers that say only yes
 */
export function classify(text: string, before = ''): Reading {
  const plain = spelled(normalise(newWords(text)));
  const scores = new Map<Intent, number>();
  for (const { intent, weight, pattern } of [...CUES, ...MORE_CUES])
    if (pattern.test(plain)) scores.set(intent, Math.max(weight, (scores.get(intent) ?? 0) + weight / 2));
  const asked = AYE.test(plain) ? askedFor(normalise(before)) : null;
  if (asked) scores.set(asked, 10);
  temper(scores, plain);
  const ranked = [...scores].filter(([, score]) => score > 0).toSorted((a, b) => b[1] - a[1]);
  const [first, second] = ranked;
  if (!first || first[1] < 1.5) {
    return {
      intent: 'unclear',
      sentiment: 'neutral',
      confidence: 0.4,
      reason: 'Nothing says what is meant.',
    };
  }
  const [intent, top] = first;
  const lead = top - (second?.[1] ?? 0);
  const confidence = Math.min(0.97, Math.max(0.35, 0.45 + 0.05 * top + 0.04 * lead));
  return {
    intent,
    sentiment: sentimentOf(intent),
    confidence: Math.round(confidence * 100) / 100,
    reason: second ? `Reads as ${intent}, with a hint of ${second[0]}.` : `Reads as ${intent}.`,
  };
}

function askedFor(before: string): Intent | null {
  if (/\b(remove|unsubscribe|opt (you )?out|stop (texting|messag|contact)|take you off)/.test(before))
    return 'opt_out';
  return /\b(call|talk|meet|time|appointment|schedule|tomorrow|visit|\d ?(am|pm))\b.*\?/.test(before)
    ? 'scheduling'
    : null;
}

/** What the cues do to each other. */
function temper(scores: Map<Intent, number>, plain: string): void {
  const get = (intent: Intent): number => scores.get(intent) ?? 0;
  const scale = (intent: Intent, by: number): unknown => scores.set(intent, get(intent) * by);
  if ([...REFUSALS].some((intent) => get(intent) >= 5)) {
    for (const intent of POSITIVE) scale(intent, intent === 'email_captured' ? 0.5 : 0.15);
    scale('question', 0.6);
  }
  // A later time is named to be asked again then, not to meet then.
  if (get('not_now') >= 4) {
    scale('scheduling', /\b(call|ring|phone|text|reach|contact|check|try|hit)\b/.test(plain) ? 0.55 : 0.4);
    scale('interested', 0.6);
    if (get('not_interested') >= 5 && !/\b(never|ever|stop)\b/.test(plain)) scale('not_interested', 0.75);
  }
  // A firm no outweighs the doubts that explain it; a threat outweighs the anger.
  if (get('objection') >= 5 && get('not_interested') >= 5) scale('objection', 0.7);
  // Whoever says both wants to be left alone.
  if (get('opt_out') >= 5) scale('not_interested', 0.6);
  if (get('legal_threat') >= 6) {
    scale('hostile', 0.6);
    scale('opt_out', 0.6);
  } else if (get('hostile') >= 5 && get('opt_out') >= 6) scale('hostile', 0.7);
  if (get('wrong_number') >= 6) {
    scale('not_interested', 0.5);
    scale('question', 0.4);
  }
  if (get('out_of_office') >= 6)
    for (const intent of ['scheduling', 'not_now', 'email_captured'] as const) scale(intent, 0.3);
  if (get('spam') >= 6)
    for (const intent of ['interested', 'question', 'email_captured', 'scheduling'] as const)
      scale(intent, 0.4);
  // Asking for a price is interest; a doubt may be put as a question.
  if (get('interested') >= 5 || get('objection') >= 5) scale('question', 0.7);
  if (get('scheduling') >= 5) scale('interested', 0.8);
  if (get('email_captured') >= 6)
    for (const intent of ['interested', 'question', 'scheduling'] as const) scale(intent, 0.7);
}

function sentimentOf(intent: Intent): Reading['sentiment'] {
  if (POSITIVE.has(intent)) return 'positive';
  return REFUSALS.has(intent) || intent === 'objection' ? 'negative' : 'neutral';
}

/** What phones send for a thumb put on a message: it repeats our own words. */
const REACTION = /^\s*(liked|loved|laughed at|emphasi[sz]ed|disliked|questioned|le gust[oó]) [“"«]/i;

/** Without what a mail or a reaction quotes. */
function newWords(text: string): string {
  if (REACTION.test(text)) return '';
  const cut = text.search(/^(>|On .{5,120} wrote:|-{2,} ?Original Message|From: )/m);
  const own = cut > 0 ? text.slice(0, cut) : text;
  return own.length <= LONGEST ? own : `${own.slice(0, LONGEST / 2)} ${own.slice(-LONGEST / 2)}`;
}

/** Lower case, without accents and apostrophes. */
export function normalise(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f'’`´]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
