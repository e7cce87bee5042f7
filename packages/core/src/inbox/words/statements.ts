import { normalizeInbound } from '../../classify/text.js';
import { languageOf } from './language.js';
import { respelled } from './spelling.js';
import type { Language } from '../types.js';

/** One statement of a message. */
export interface Statement {
  /** Normalized, slang spelled out. */
  text: string;
  /** A question mark ends it. */
  asks: boolean;
}

/** A message taken apart for the rules. */
export interface Words {
  /** As it came, cut to what rules read. */
  raw: string;
  statements: Statement[];
  /** All statements as one line. */
  whole: string;
  /** `whole` without greeting and politeness around it: what a short answer comes down to. */
  core: string;
  language: Language;
  /** Number of words. */
  length: number;
}

/** Rules read this much of a message; a text has at most 1,600 characters, a mail's first pages say what it wants. */
export const MAX_READ = 10_000;
const MAX_STATEMENTS = 300;
/** A statement without any punctuation is cut into pieces of this size, so that time stays bounded. */
const MAX_STATEMENT = 400;
/** Sentence ends anywhere; what also stands inside numbers, times and addresses only before a gap. */
const BREAK = /([!?;\n\r()[\]"“”«»*…|¿¡]+|[.,:/]+(?=\s|$)|\s[-~–—]+\s|—)/gu;

const GREETING =
  /^(?:(?:hi|hey|hello|hiya|yo|good (?:morning|afternoon|evening)|ok|well|um|uh|oh|ah|ahh|so|lol|haha|sorry|im sorry|thanks|thank you|hola|buenas|buenos dias|buenas tardes) )+(?=\S)/;
const POLITE_END =
  /(?: (?:thanks|thank you|please|sir|maam|bro|man|dude|lol|sorry|god bless|god bless you|have a (?:good|nice|great|blessed) (?:day|one|evening|weekend)|take care|good luck|appreciate it|appreciate you|for now thanks|tho|though|gracias|por favor|buddy|my friend|my guy|bruh|homie|fam))+$/;

function piecesOf(statement: string): string[] {
  if (statement.length <= MAX_STATEMENT) return [statement];
  const pieces: string[] = [];
  for (let at = 0; at < statement.length; at += MAX_STATEMENT)
    pieces.push(statement.slice(at, at + MAX_STATEMENT));
  return pieces;
}

/** Parts a message into normalized statements. Time grows with the length read only, which is bounded. */
export function wordsOfMessage(message: string): Words {
  const raw = message.slice(0, MAX_READ);
  const language = languageOf(raw);
  const english = language === 'en' || language === 'und';
  const statements: Statement[] = [];
  const parts = raw.split(BREAK);
  for (let index = 0; index < parts.length && statements.length < MAX_STATEMENTS; index += 2) {
    const asks = parts[index + 1]?.includes('?') === true;
    for (const piece of piecesOf(parts[index] ?? '')) {
      const text = respelled(normalizeInbound(piece), english);
      if (text !== '') statements.push({ text, asks });
    }
  }
  const whole = statements.map((statement) => statement.text).join(' ');
  const core = whole.slice(0, 300).replace(GREETING, '').replace(POLITE_END, '');
  return { raw, statements, whole, core, language, length: whole === '' ? 0 : whole.split(' ').length };
}
