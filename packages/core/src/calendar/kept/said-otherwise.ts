import { partsOfDay } from '../spelled-times.js';

/** Conditions refuse nothing: “If that doesn’t work, tell me.” */
const CONDITION = /\b(?:if|in case|should (?:you|that|this|anything|something)|si)\b[^.!?;,\n]*/gi;
const NEGATED =
  "(?:(?:ca|wo|do|does|did|is|are|was|could|would|should|has|have)n['’]?t|can ?not|not|unable to|no longer)";
/** In the sentence of a time: it is not settled there. */
const REFUSED = new RegExp(
  `\\b(?!don['’]?t (?:forget|worry|miss|hesitate|be)\\b)(?:${NEGATED}|never|unavailable|taken|gone|sorry|unfortunately|cancel\\w*|postpone\\w*|busy|conflict|between|entre|cambiar|lo siento|ocupad[oa])\\b|(?<!\\p{L})no (?:puedo|podemos|podr[eé]|est[aá]|estoy|es|tengo|funciona|se puede)(?!\\p{L})`,
  'iu',
);
/** Wherever it stands: what is said of “that” is said of the time. */
const REFUSED_ANYWHERE = new RegExp(
  `\\b${NEGATED} (?:\\w+ )?(?:work|make|happen|possible|free|available|good)\\b|\\b(?:is|was|been|got|already|just) (?:taken|gone|canceled|cancelled)\\b|\\b(?:need|needs|needed|have|has|had|must|going|want) to (?:cancel|reschedule|postpone|move|change)\\b|\\bsomething (?:came|has come) up\\b`,
  'i',
);
/** Another time, without its name. */
const ANOTHER =
  /\b(?:another|other|different|alternative|better) (?:days?|times?|slots?|options?)\b|\bor (?:later|earlier|sooner|before|after|any ?time|whenever|another|else)\b|\b(?:next|following|coming) (?:week|month|weekend|mon|tue|wed|thu|fri|sat|sun)\w*|\bin (?:a|one|two|three|a few|\d+) (?:days?|weeks?|months?)\b|\b(?:weeks?|months?) (?:from|after|later)\b|\bweekend\b|\b(?:midday|half an hour (?:later|earlier))\b|(?<!\p{L})(?:mediod[ií]a|otr[oa] (?:d[ií]a|hora|momento)|m[aá]s tarde|antes|(?:pr[oó]xim[oa]|otra) semana|que viene|fin de semana)(?!\p{L})/iu;
/** Hours that no reader of hours takes: “3.30pm”, “or four.” */
const UNREAD =
  /\d\s?[ap]\.?\s?m\b|\d\s?:\s?\d|(?<!\p{L})(?:or|and|to|till|until|before|after|between|around|las) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)(?=\s*(?:[.,;:!?)]|$|(?:or|and|works?|would|is|instead|if|on|in|tomorrow|de|y)\b))/iu;
/** Greetings and wishes name no time: “Good morning”, “Have a great weekend”. */
const WISHES =
  /\b(?:good|great|nice|lovely|wonderful|happy|fantastic) (?:morning|afternoon|evening|night|weekend|weeks?|day)\b|(?<!\p{L})buen(?:a|o)s? (?:d[ií]as?|tardes?|noches?|fin de semana)(?!\p{L})/giu;
/** Zones that are named anywhere: “All times are Pacific time”. */
const ZONES =
  /\b(?:EST|EDT|CST|CDT|MST|MDT|PST|PDT|AKST|AKDT|HST|UTC|GMT)\b|\b(?:eastern|central|mountain|pacific|atlantic|alaska|hawaii)(?: (?:standard|daylight))? time\b|\b(?:my|our|local) time\b/gi;
/** Asked on: “… works, what is your number?” asks for the number. */
const CLAUSE_END =
  /[.!?;\n–—]|,(?=\s*(?:what|which|who|where|how|is|are|can|could|shall|do|does|will|would|may)\b)/i;
const SENTENCE_END = /[.!?\n]/;

const blank = (text: string, pattern: RegExp): string =>
  text.replace(pattern, (match) => ' '.repeat(match.length));

/** Whether the sentence around a piece of a text refuses what it names. */
export function isRefused(plain: string, { at, end }: { at: number; end: number }): boolean {
  const text = blank(plain, CONDITION);
  const before = text.slice(0, at);
  const from = Math.max(...['.', '!', '?', '\n'].map((mark) => before.lastIndexOf(mark))) + 1;
  // Behind it: the full stops of “p.m.” end no sentence.
  const behind = text.slice(end).search(SENTENCE_END);
  return REFUSED.test(text.slice(from, behind < 0 ? undefined : end + behind));
}

/** Whether a text takes back, anywhere, what it says. */
export function takesBack(plain: string): boolean {
  return REFUSED_ANYWHERE.test(blank(plain, CONDITION));
}

/** Whether what ends here is asked and not said. */
export function isAsked(plain: string, { end }: { end: number }): boolean {
  return CLAUSE_END.exec(plain.slice(end))?.[0] === '?';
}

/**
 * Whether a text speaks of a time beside those that were read of it.
 * @param rest the plain text without them
 * @param minutes of the time that is meant, after midnight
 */
export function speaksOfMore(rest: string, minutes: number): boolean {
  const text = blank(rest, WISHES);
  const hour = Math.floor(minutes / 60);
  return (
    ANOTHER.test(text) ||
    UNREAD.test(text) ||
    partsOfDay(text.toLowerCase()).some(({ from, to }) => hour < from || hour > to)
  );
}

/** Zones that a text names anywhere. Lower case. */
export function zonesIn(plain: string): string[] {
  return [...plain.matchAll(ZONES)].map(([zone]) => zone.toLowerCase());
}
