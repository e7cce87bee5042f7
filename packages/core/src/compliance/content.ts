import type { ReasonCode } from './reasons.js';

/** Public link shorteners, which carriers block in SMS. */
export const LINK_SHORTENERS: readonly string[] = [
  'bit.ly',
  'bitly.com',
  'tinyurl.com',
  't.co',
  'goo.gl',
  'ow.ly',
  'is.gd',
  'buff.ly',
  'rebrand.ly',
  'cutt.ly',
  'shorturl.at',
  't.ly',
  'tiny.cc',
  'rb.gy',
  'bl.ink',
  'soo.gd',
  's2r.co',
  'lnkd.in',
  'v.gd',
  'qr.ae',
  'trib.al',
  'shorte.st',
  'adf.ly',
  'clck.ru',
  'snip.ly',
  'dub.sh',
  'surl.li',
  'x.gd',
  'u.to',
];

const HOST = /(?<![a-z0-9-])(?:[a-z0-9-]+\.)+[a-z]{2,}(?![a-z0-9-])/g;

/** The first public shortener that a text links to, null when there is none. A host below a shortener's is one too. */
export function findShortener(text: string): string | null {
  // As browsers read addresses: full-width letters and dots are plain ones, invisible characters are none.
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Cf}+/gu, '')
    .replaceAll('。', '.')
    .toLowerCase();
  for (const [host] of plain.matchAll(HOST)) {
    const shortener = LINK_SHORTENERS.find((known) => host === known || host.endsWith(`.${known}`));
    if (shortener) return shortener;
  }
  return null;
}

const SAY =
  '(?<!\\p{L})(?:reply|respond|answer|text|txt|send|write|enter|type|respond[ae]|contest[ae]|env[ií][ae]|mand[ae]|escrib[ae])';
const QUOTE = '["\'“”‘’«»(]?';
/** Words that opt out where a text tells to send them; “the end of the week” and “stop by” tell nothing. */
const OPT_OUT_WORDING: readonly RegExp[] = [
  new RegExp(
    `${SAY}(?:\\s+(?:back|us|me|just|with|con|the word|la palabra))*[\\s:]+${QUOTE}(?:stop(?:all)?|end|quit|cancel|unsubscribe|opt[\\s-]?out|alto|baja)${QUOTE}[ \\t]*(?:$|[\\n.,;:!?/&=–-]|(?:to|2|para|if|si|at any|any ?time|and|y|or|o|en cualquier|please|por favor)(?!\\p{L}))`,
    'iu',
  ),
  /(?<!\p{L})stop(?:all)?["'“”‘’»)]?\s*(?:to|2|=|[-–:]|para)\s*(?:opt|end|cancel|quit|unsub|stop|remove|be removed|leave|exit|no longer|not|discontinue|block|salir|terminar|darse|dejar|no recibir|parar)/iu,
  /(?<!\p{L})(?:to|2)\s+(?:opt[\s-]?out|unsubscribe)(?!\p{L})/iu,
  /(?<!\p{L})(?:to|2)\s+stop\s+(?:\p{L}+\s+){0,2}(?:te?xts?|messages?|msgs?|sms|alerts?)(?!\p{L})/iu,
];
const SAID = new RegExp(`${SAY}(?!\\p{L})`, 'giu');
/** In capitals the word stands out wherever it is told: “Reply YES to book or STOP”. */
const SHOUTED = /^[^.!?]{0,40}(?<!\p{L})(?:STOP|UNSUBSCRIBE|ALTO|BAJA)(?!\p{L})/u;

/** Whether a text tells how to opt out: “Reply STOP to opt out”, “text STOP”, “STOP to end”, “responde ALTO”. */
export function hasOptOutWording(text: string): boolean {
  if (OPT_OUT_WORDING.some((wording) => wording.test(text))) return true;
  if (!/\p{Ll}/u.test(text)) return false;
  return [...text.matchAll(SAID)].some(({ 0: verb, index }) => SHOUTED.test(text.slice(index + verb.length)));
}

/** Letters and digits only, so that “Acme, Inc.” is found in “acme inc”. */
function letters(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Whether a text names one of the brands, ignoring case and punctuation. */
export function namesBrand(text: string, brandNames: readonly string[]): boolean {
  const haystack = ` ${letters(text)} `;
  return brandNames.some((name) => letters(name) !== '' && haystack.includes(` ${letters(name)} `));
}

/** The first rule about content that a text breaks, null when it breaks none. */
export function contentProblem(
  content: { text: string; brandNames: readonly string[]; requireOptOut: boolean },
  firstMessage: boolean,
): { reason: ReasonCode; detail: string } | null {
  const shortener = findShortener(content.text);
  if (shortener) return { reason: 'link_shortener', detail: `The text links to ${shortener}.` };
  if (firstMessage && !namesBrand(content.text, content.brandNames)) {
    return {
      reason: 'brand_missing',
      detail: `None of these names occurs: ${content.brandNames.join(', ') || '(none set)'}.`,
    };
  }
  if (content.requireOptOut && !hasOptOutWording(content.text)) {
    return { reason: 'opt_out_wording_missing', detail: 'No wording such as “Reply STOP to opt out”.' };
  }
  return null;
}
