import { mailAddress } from '../../email/address.js';

const PLAIN = /[\p{L}\p{N}._%+'-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,6}\p{L}{2,24}/giu;
/** `tom dot baker at gmail dot com`, `tom (at) example (dot) com`. Only with a known ending: “meet at noon dot” is none. */
const SPELLED =
  /\b([a-z0-9_+-]{1,40}(?:\s*(?:\(dot\)|\[dot\]|\sdot\s|\.)\s*[a-z0-9_+-]{1,40}){0,3})\s*(?:\(at\)|\[at\]|\sat\s|@)\s*([a-z0-9-]{1,40}(?:\s*(?:\(dot\)|\[dot\]|\sdot\s|\.)\s*[a-z0-9-]{1,30}){0,2}\s*(?:\(dot\)|\[dot\]|\sdot\s|\.)\s*(?:com|org|net|edu|gov|io|co|us|biz|info|mx|es|fr|de|uk|ca))\b/giu;
const DOT = /\s*(?:\(dot\)|\[dot\]|\sdot\s|\.)\s*/giu;
const MAX = 10;

/** E-mail addresses in a text, lower case, each once, also those that are spelled out. */
export function emailsIn(text: string): string[] {
  const found = new Set<string>();
  for (const match of text.matchAll(PLAIN)) {
    const email = mailAddress(match[0].replace(/^[.'-]+/, ''));
    if (email) found.add(email);
    if (found.size >= MAX) break;
  }
  // Spelled-out addresses stand in short texts; in long ones “at” and “dot” are everywhere.
  if (found.size === 0 && text.length <= 500 && /\bdot\b|[([]at[)\]]/i.test(text)) {
    for (const match of text.matchAll(SPELLED)) {
      const email = mailAddress(
        `${(match[1] ?? '').replace(DOT, '.')}@${(match[2] ?? '').replace(DOT, '.')}`,
      );
      if (email) found.add(email);
    }
  }
  return [...found];
}
