import { detectRevocation } from '../classify/revocation.js';
import type { Revocation } from '../classify/types.js';

/** The rules read this much of a text at once; a mail may be longer. */
const WINDOW = 1_800;
/** A sentence that one window cuts is whole in the next. */
const STEP = 1_400;
/** Longer mails are read at their beginning and their end. */
const WINDOWS = 20;

/** Whether an e-mail withdraws consent anywhere in what is new in it, however long it is. */
export function detectMailRevocation(words: string): Revocation | null {
  for (const part of partsOf(words)) {
    const found = detectRevocation(part);
    if (found) return found;
  }
  return null;
}

function partsOf(words: string): string[] {
  if (words.length <= WINDOW) return [words];
  const starts: number[] = [];
  for (let at = 0; at + WINDOW < words.length && starts.length < WINDOWS; at += STEP) starts.push(at);
  starts.push(words.length - WINDOW);
  return starts.map((at) => {
    const part = words.slice(at, at + WINDOW);
    // From a sentence's beginning: its second half alone may mean the contrary.
    const begin = at === 0 ? 0 : part.search(/[.!?\n]\s/) + 1;
    return part.slice(begin);
  });
}
