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

const HOST = /(?:https?:\/\/)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?=[\s/?#:,;!)\]}'"”’]|\.?$|\.\s)/giu;

/** The first public shortener that a text links to, null when there is none. */
export function findShortener(text: string): string | null {
  for (const match of text.matchAll(HOST)) {
    const host = (match[1] ?? '').toLowerCase().replace(/^www\./, '');
    if (LINK_SHORTENERS.includes(host)) return host;
  }
  return null;
}

/** Whether a text tells how to opt out: “Reply STOP to opt out”, “text STOP”, “STOP to end”, “responde ALTO”. */
export function hasOptOutWording(text: string): boolean {
  return (
    /\b(?:reply|text|txt|send|responde|envía|envia)\b[^.!?]{0,20}["'“‘]?\b(?:stop|end|quit|alto|baja|unsubscribe)\b/i.test(
      text,
    ) ||
    /\bSTOP\b["'”’]?\s*(?:to|2|=|-|:|para)\s*\w+/i.test(text) ||
    /\b(?:to|2)\s+(?:opt[\s-]?out|unsubscribe|stop)\b/i.test(text)
  );
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
