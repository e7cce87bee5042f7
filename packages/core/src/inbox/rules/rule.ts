import type { Intent } from '../../classify/types.js';

/** One pattern, or several of which any may match. */
export type Patterns = RegExp | readonly RegExp[];

/** The first of several patterns that matches. */
export function firstMatch(patterns: Patterns, text: string): RegExpExecArray | null {
  if (patterns instanceof RegExp) return patterns.exec(text);
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match) return match;
  }
  return null;
}

/**
 * One thing that people say. `match` runs on normalized text with slang spelled out (lower case, no accents,
 * apostrophes or punctuation), `raw` on the message as it came. Patterns have no nested repetition: their time grows
 * with the text and no faster.
 */
export interface SpeechRule {
  name: string;
  intent: Intent;
  /** 0–1: how often it means what it says. */
  confidence: number;
  match?: Patterns;
  raw?: RegExp;
  /** Takes the match back, within the same text. */
  unless?: Patterns;
  /**
   * What `match` reads: each statement alone (the usual), the whole message, or the message without greeting and
   * politeness, for short answers (`^no$`).
   */
  of?: 'statement' | 'whole' | 'core';
  /** Only in a statement that ends with a question mark. */
  asks?: true;
  /** A bare “no” or a polite phrase: gives way to whatever else the person says. */
  weak?: true;
}

/** A rule that met something. */
export interface Hit {
  rule: SpeechRule;
  /** Position of the statement; -1 when the rule reads the whole message. */
  statement: number;
  /** Where in that text the match begins. */
  at: number;
}
