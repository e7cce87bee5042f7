import { DateTime } from 'luxon';
import { isLoneNumber } from './lone-number.js';
import { partsOfDay, speaksOfAnotherTime, spellDigits } from './spelled-times.js';

export interface OfferedSlot {
  key: string;
  startsAt: Date;
}

/** Which of the offered times a person took; `uncertain` is a person's to decide. */
export type TakenSlot = { kind: 'taken'; key: string } | { kind: 'uncertain' } | { kind: 'none' };

const REFUSED =
  /\b(?:not|no|none|neither|can'?t|cannot|won'?t|doesn'?t|don'?t|isn'?t|unable|busy|instead|another|different|other|reschedule|cancel|unless|but|before|after|until|except|stop)\b/;
const TAKEN =
  /\b(?:works?|good|great|fine|perfect|ok|okay|yes|yep|yeah|sure|sounds|book|see you|let'?s|please|take|confirm(?:ed)?|deal|do)\b/;
const ORDINALS: readonly (readonly [RegExp, number])[] = [
  [/\b(?:first|1st|former|option (?:1|one|a)|#\s?1)\b/, 0],
  [/\b(?:second|2nd|option (?:2|two|b)|#\s?2)\b/, 1],
  [/\b(?:third|3rd|option (?:3|three|c)|#\s?3)\b/, 2],
];
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const DAY = /\b(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b/g;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DATE = /\b(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?\b/g;
const DAY_OF_MONTH = /\b(\d{1,2})(?:st|nd|rd|th)\b/g;
const TIME = /\b(\d{1,2})(?::(\d{2}))?\s?(a\.?m\.?|p\.?m\.?|a|p)?(?![\d:/])\b/g;
const ZONE_WORD = /\b(?:[ecmp][sd]?t|eastern|central|mountain|pacific|hst|akst|utc|gmt)(?!\p{L})/u;

/**
 * Read which of the offered times a person's words take: “2 works”, “Tuesday at 3”, “the first one”, “noon”, “tomorrow 10am”.
 * Days and times are read in `zone`, in which they were offered. Everything that is said must fit one offer and that
 * one only; a refusal, another time, or a zone named by the person is no taking.
 */
export function takenSlot(text: string, offered: readonly OfferedSlot[], zone: string, now: Date): TakenSlot {
  if (offered.length === 0) return { kind: 'none' };
  const said = text.toLowerCase().normalize('NFKC').replaceAll('’', "'").replace(/\s+/g, ' ').trim();
  if (said === '') return { kind: 'none' };
  const ordinal = ORDINALS.filter(([pattern]) => pattern.test(said)).map(([, place]) => place);
  const rest = spellDigits(ORDINALS.reduce((left, [pattern]) => left.replace(pattern, ' '), said));
  const dates = [...rest.matchAll(DATE)];
  const undated = rest.replace(DATE, ' ');
  const days = [...undated.matchAll(DAY)].map((found) => DAYS.indexOf((found[1] ?? '').slice(0, 3)) + 1);
  const relative = relativeDays(undated, zone, now);
  const monthDays = [...undated.matchAll(DAY_OF_MONTH)].map((found) => Number(found[1]));
  const times = [...undated.matchAll(TIME)];
  const parts = partsOfDay(undated);
  const isVague = speaksOfAnotherTime(undated);
  const daysSaid = dates.length + days.length + monthDays.length + relative.length;
  const specific = daysSaid + times.length + parts.length + ordinal.length;
  if (specific === 0) {
    // “Yes” to one offer is a yes; to two it is none of them.
    const yes = TAKEN.test(said) && !REFUSED.test(said) && !said.includes('?');
    if (!yes) return { kind: 'none' };
    return offered.length === 1 && offered[0] && !isVague
      ? { kind: 'taken', key: offered[0].key }
      : { kind: 'uncertain' };
  }
  if (REFUSED.test(said) || said.includes('?') || ZONE_WORD.test(said) || isVague)
    return { kind: 'uncertain' };
  if ([dates, days, monthDays, times, ordinal, relative, parts].some((found) => found.length > 1))
    return { kind: 'uncertain' };
  const number = bareNumber(times, daysSaid + parts.length + ordinal.length);
  // “The two of us can make it” counts people.
  if (number && !/o'?clock/.test(said) && !isLoneNumber(undated, number)) return { kind: 'uncertain' };
  const fitting = offered.filter(({ startsAt }, place) => {
    const at = DateTime.fromJSDate(startsAt, { zone });
    return (
      ordinal.every((wanted) => wanted === place) &&
      dates.every((found) => isDate(found, at)) &&
      days.every((day) => day === at.weekday) &&
      monthDays.every((day) => day === at.day) &&
      parts.every(({ from, to }) => at.hour >= from && at.hour <= to) &&
      relative.every((date) => date === at.toISODate()) &&
      times.every((found) => isTime(found, at))
    );
  });
  const [only, ...others] = fitting;
  if (only && others.length === 0) return { kind: 'taken', key: only.key };
  const numbered = number === null || fitting.length > 0 ? undefined : offered[number.value - 1];
  // “2 works”: no offer is at two, so it is the second.
  return numbered ? { kind: 'taken', key: numbered.key } : { kind: 'uncertain' };
}

function relativeDays(said: string, zone: string, now: Date): string[] {
  const today = DateTime.fromJSDate(now, { zone });
  return [
    ...(/\b(?:today|tonight|this (?:morning|afternoon|evening))\b/.test(said) ? [today.toISODate()] : []),
    ...(/\b(?:tomorrow|tmrw|tmr)\b/.test(said) ? [today.plus({ days: 1 }).toISODate()] : []),
  ].flatMap((date) => date ?? []);
}

function isDate(found: RegExpMatchArray, at: DateTime): boolean {
  return MONTHS.indexOf((found[1] ?? '').slice(0, 3)) + 1 === at.month && Number(found[2]) === at.day;
}

/** `3` may be three in the morning or in the afternoon; `3pm` is one of them, `15:00` another spelling. */
function isTime(found: RegExpMatchArray, at: DateTime): boolean {
  const hour = Number(found[1]);
  const minute = Number(found[2] ?? 0);
  const half = found[3]?.[0];
  if (hour > 23 || minute > 59 || minute !== at.minute) return false;
  if (half) return hour >= 1 && hour <= 12 && (hour % 12) + (half === 'p' ? 12 : 0) === at.hour;
  return hour === at.hour || (hour >= 1 && hour <= 12 && hour % 12 === at.hour % 12);
}

/** The only thing that a text says of a time, when that is a number and no more. */
function bareNumber(
  times: readonly RegExpMatchArray[],
  others: number,
): { value: number; at: number; length: number } | null {
  const [only] = times;
  if (!only || times.length > 1 || others > 0 || only[2] !== undefined || only[3] !== undefined) return null;
  return { value: Number(only[1]), at: only.index ?? 0, length: only[0].trimEnd().length };
}
