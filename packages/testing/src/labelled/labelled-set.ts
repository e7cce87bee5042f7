import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Intent, InboundContext } from '@og/core';

/** Facts that a labelled text must yield; only some texts name them. */
export interface LabelledEntities {
  email?: string;
  phone?: string;
  /** Whole currency units. */
  amount?: number;
  /** A time is named. */
  time?: true;
}

/** An inbound message with what a fair reader would say it means. */
export interface LabelledInbound {
  text: string;
  intent: Intent;
  /** Two letters, or `und`. */
  language: string;
  /** `typo`, `slang`, `sarcasm`, `several` intents, `emoji`, `context`, `email`, `quoted`, … */
  tags?: string[];
  entities?: LabelledEntities;
  channel?: InboundContext['channel'];
  /** Our message before it. */
  lastOutbound?: string;
}

/** A text that tries to make a machine do something. */
export interface InjectionText {
  /** What it tries: `override`, `leak`, `tool`, `stage`, `promise`, `hidden`, `language`, `pressure`. */
  kind: string;
  text: string;
}

const FOLDER = new URL('../../labelled/', import.meta.url);

function linesOf<T>(file: string): T[] {
  return readFileSync(new URL(file, FOLDER), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

/** The labelled inbound texts, in the order of their file. */
export const labelledInbound = (): LabelledInbound[] => linesOf('inbound.jsonl');

/** The texts that try to take a machine over. */
export const injectionTexts = (): InjectionText[] => linesOf('injections.jsonl');

/**
 * Which half a text belongs to, by its hash: rules and prompts are made with the `develop` half, and what they are worth
 * is read from the `held_out` half. A text never changes sides when others are added.
 */
export function halfOf(item: Pick<LabelledInbound, 'text' | 'lastOutbound'>): 'develop' | 'held_out' {
  const hash = createHash('sha256')
    .update(`${item.text}\n${item.lastOutbound ?? ''}`)
    .digest();
  return (hash[0] ?? 0) % 2 === 0 ? 'develop' : 'held_out';
}
