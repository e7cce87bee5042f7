import { withoutFooter } from './compose.js';

/** An e-mail taken apart. */
export interface SplitReply {
  /** What the person wrote, with their signature. */
  reply: string;
  /** The same without signature and our own footer: what rules may read. */
  words: string;
  /** The history below or between it was found. */
  quoted: boolean;
}

/** Time stays bounded whatever somebody sends. */
const MAX_TEXT = 200_000;

/** `On <date>, <somebody> wrote:` in the languages of the big mail clients; wrapped over up to four lines. */
const ATTRIBUTIONS: readonly RegExp[] = [
  /^(?:on|op|am|den|le|el|il|em|dne)\b[^\n]{0,400}\b(?:wrote|schreef|schrieb|skrev|a écrit|escribió|ha scritto|escreveu|napsal\(a\))(?=[\s:.,(])[^\n]{0,200}:$/i,
  /^(?:wrote|schrieb|escribió)\b[^\n]{0,300}(?:on|am|el)\b[^\n]{0,200}:$/i,
  /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b[^\n]{0,100}<[^<>\n]+@[^<>\n]+>:?$/,
  /^[^\n<>]{1,100}<[^<>\n]+@[^<>\n]+>\s*(?:wrote|schrieb|escribió|a écrit|ha scritto|escreveu)\s?:$/i,
];
/** The same in any language, when a quoted line follows. */
const ANY_ATTRIBUTION = /^[^\n]{0,300}<[^<>\n]+@[^<>\n]+>[^\n]{0,120}[:：]$/;
const BEGINS_ATTRIBUTION =
  /^(?:on|op|am|den|le|el|il|em|dne)\s+\S|^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b|<[^<>\n]+@/i;

/** Lines after which everything is history. */
const DIVIDERS: readonly RegExp[] = [
  /^-{3,}\s*(?:original message|original-nachricht|ursprüngliche nachricht|mensaje original|message d'origine|message original|messaggio originale|mensagem original|oorspronkelijk bericht)\s*-{3,}$/i,
  /^-{5,}\s*(?:forwarded message|weitergeleitete nachricht|mensaje reenviado|message transféré)\s*-{5,}$/i,
  /^begin forwarded message:$/i,
  /^-{3,}\s*(?:reply above this line|please type your reply above this line)/i,
];
const HEADER_LINE =
  /^\*?(from|sent|date|to|cc|subject|reply-to|von|gesendet|datum|an|betreff|de|enviado(?: el)?|fecha|para|asunto|envoyé|date|à|objet|da|inviato|data|a|oggetto|van|verzonden|aan|onderwerp)\s?:\*?\s?/i;
/** Outlook without its other lines: an address, and below it a time. */
const SENT_LINE = /^\*?(?:sent|gesendet|enviado(?: el)?|envoyé|inviato|verzonden)\s?:\*?\s?[^\n]*\d/i;
const HEADER_FROM = /^\*?(?:from|von|de|da|van)\s?:\*?\s?\S/i;
const RULE = /^_{20,}$/;
const QUOTED = /^>/;
const SIGNATURES: readonly RegExp[] = [
  /^-- ?$/,
  /^(?:sent from (?:my|yahoo|outlook|mail for)|get outlook for|enviado desde mi|von meinem .{1,30} gesendet|envoyé de mon|inviato da|sent with proton)\b/i,
];

/**
 * Part what a person wrote from the history that their mail client put below it, and from what they quoted. Knows
 * Gmail, Apple Mail, Outlook on every platform, Yahoo, Thunderbird and phones; an answer below or between the quoted
 * lines is kept. When nothing looks like history, everything is the reply.
 */
export function splitReply(text: string): SplitReply {
  const lines = text.slice(0, MAX_TEXT).replace(/\r\n?/g, '\n').replaceAll('\u00a0', ' ').split('\n');
  const kept: string[] = [];
  let quoted = false;
  for (let index = 0; index < lines.length; index += 1) {
    const line = (lines[index] ?? '').trim();
    const attribution = attributionLength(lines, index);
    if (attribution > 0) {
      quoted = true;
      const next = nextFilled(lines, index + attribution);
      // Below an attribution without “>” all is history; with it, an answer may follow the quoted lines.
      if (next === null || !QUOTED.test((lines[next] ?? '').trim())) break;
      index = next - 1;
      continue;
    }
    if (QUOTED.test(line)) {
      quoted = true;
      continue;
    }
    if (DIVIDERS.some((divider) => divider.test(line)) || isHeaderBlock(lines, index)) {
      quoted = true;
      break;
    }
    kept.push((lines[index] ?? '').trimEnd());
  }
  const reply = tidy(kept);
  return { reply, words: withoutFooter(tidy(withoutSignature(kept))).trim(), quoted };
}

/** How many lines, from here, say who wrote what follows; 0 when they say no such thing. */
function attributionLength(lines: readonly string[], start: number): number {
  const first = (lines[start] ?? '').trim();
  if (!BEGINS_ATTRIBUTION.test(first)) return 0;
  let joined = '';
  for (let length = 1; length <= 4; length += 1) {
    const line = lines[start + length - 1]?.trim();
    if (line === undefined || line === '' || line.length > 400) return 0;
    joined = joined === '' ? line : `${joined} ${line}`;
    // A date or an address is always in it; a sentence that ends in “wrote:” has neither.
    if (/\d|@/.test(joined) && ATTRIBUTIONS.some((pattern) => pattern.test(joined))) return length;
    if (/\d/.test(joined) && ANY_ATTRIBUTION.test(joined)) {
      const next = nextFilled(lines, start + length);
      if (next !== null && QUOTED.test((lines[next] ?? '').trim())) return length;
    }
  }
  return 0;
}

function nextFilled(lines: readonly string[], from: number): number | null {
  for (let index = from; index < lines.length; index += 1)
    if ((lines[index] ?? '').trim() !== '') return index;
  return null;
}

/** Outlook's block: a rule of underscores, or `From:` with two more header lines right below. */
function isHeaderBlock(lines: readonly string[], start: number): boolean {
  let from = start;
  if (RULE.test((lines[start] ?? '').trim())) {
    const next = nextFilled(lines, start + 1);
    if (next === null) return false;
    from = next;
  }
  if (!HEADER_FROM.test((lines[from] ?? '').trim())) return false;
  const names = new Set<string>();
  for (const line of lines.slice(from, from + 10)) {
    const name = HEADER_LINE.exec(line.trim())?.[1];
    if (name) names.add(name.toLowerCase());
  }
  return names.size >= 3 || isShortHeader(lines, from);
}

function isShortHeader(lines: readonly string[], from: number): boolean {
  return (lines[from] ?? '').includes('@') && SENT_LINE.test((lines[from + 1] ?? '').trim());
}

/** What stands below the first sign of an unmarked history, without the lines that say who wrote it and when. */
export function belowHistory(text: string): string {
  const lines = text.slice(0, MAX_TEXT).replace(/\r\n?/g, '\n').split('\n');
  for (let index = 0; index < lines.length; index += 1) {
    const line = (lines[index] ?? '').trim();
    const attribution = attributionLength(lines, index);
    if (attribution > 0) return lines.slice(index + attribution).join('\n');
    if (!DIVIDERS.some((divider) => divider.test(line)) && !isHeaderBlock(lines, index)) continue;
    const rest = lines.slice(index + 1);
    const end = rest.findIndex(
      (one) => one.trim() !== '' && !HEADER_LINE.test(one.trim()) && !RULE.test(one.trim()),
    );
    return end < 0 ? '' : rest.slice(end).join('\n');
  }
  return '';
}

function withoutSignature(lines: readonly string[]): string[] {
  const at = lines.findIndex((line) => SIGNATURES.some((pattern) => pattern.test(line.trimStart())));
  return at < 0 ? [...lines] : lines.slice(0, at);
}

function tidy(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
