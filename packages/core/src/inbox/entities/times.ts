import { SPAN, spanOf, addSpan } from '../times/durations.js';
import { readTimes, type ReadTime } from '../times/read-times.js';
import { dayOfMonth } from '../times/spoken.js';
import { daysInMonth, instantOf, isZone, plusDays, wallAt, type Wall } from '../times/wall.js';
import type { Language } from '../types.js';
import type { SaidTime, TimeGrain } from './types.js';

/** Times stand near the beginning of a message; a date reader's time grows with the text. */
const MAX_READ = 1_500;
const MAX_TIMES = 8;
const BOUND =
  /(?:\b(after|past|any ?time after|from|starting|before|by|until|till|around|about|approx(?:imately)?|circa|despu[eé]s de|a partir de|antes de|como a|alrededor de|apr[eè]s|avant|vers)\s+(?:the\s+|las?\s+|at\s+)?)$/i;
/** “after 3” names an hour, but a date reader wants “at 3”; the same length, so that positions stay. */
const BARE_HOUR =
  /\b(after|before|around|about|by|past)(\s+)(\d{1,2})(?=(?::\d\d)?(?:\s|[?.!,;)]|$))(?!\s*(?:am\b|pm\b|a\.m|p\.m|k\b|%|days?|weeks?|months?|hours?|hrs|minutes?|mins|years?|yrs|people|dollars|bucks|grand|thousand|million|of\b|or \d+ (?:days|weeks|months|years)))/gi;
const BARE_RANGE =
  /\b(between)(\s+)(\d{1,2}(?::\d\d)?\s?(?:am|pm)?)(\s+)(and)(?=\s+\d{1,2}(?::\d\d)?\s?(?:am|pm)?\b(?!\s*(?:k\b|%|days?|weeks?|months?|years?|thousand|million|grand)))/gi;
const IN_SPAN = new RegExp(`\\b(in|within|for|en|dentro de)\\s+(${SPAN})\\b`, 'gi');
const PART_HOURS: readonly (readonly [RegExp, number, number])[] = [
  [/\b(?:morning|mañana por la mañana|por la mañana|en la mañana|matin)\b/i, 8, 12],
  [/\b(?:afternoon|por la tarde|en la tarde|après-midi)\b/i, 12, 17],
  [/\b(?:evening|tonight|por la noche|soir)\b/i, 17, 21],
  [/\bnight\b/i, 18, 22],
];

/** “the 14th”, the next one. */
const ORDINAL =
  /\b(the)(\s)(\d{1,2})(st|nd|rd|th)\b(?!\s+(?:of\b|street|st\b|ave|avenue|floor|time|one|house|owner|amendment|place|person|call|text|message|day|week|month|year|january|february|march|april|may|june|july|august|september|october|november|december))/gi;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The text with bare hours and days made readable, each character at its place. */
function readable(text: string, today: Wall): string {
  return text
    .replace(ORDINAL, (said, _the: string, _gap: string, digits: string) => {
      const month = dayOfMonth(today, Number(digits))?.month;
      return month === undefined ? said : `${MONTHS[month - 1]} ${digits}`.padEnd(said.length);
    })
    .replace(
      BARE_RANGE,
      (_said, between: string, gap: string, first: string, gap2: string, and: string) =>
        `${'from'.padEnd(between.length)}${gap}${first}${gap2}${'to'.padEnd(and.length)}`,
    )
    .replace(BARE_HOUR, (said, word: string, gap: string, hour: string) =>
      Number(hour) >= 1 && Number(hour) <= 12 ? `${'at'.padEnd(word.length)}${gap}${hour}` : said,
    );
}

/** Times named in a text, as instants of the zone in which it was written. None without a zone. */
export function timesIn(text: string, language: Language, now: Date, zone: string | null): SaidTime[] {
  if (zone === null || !isZone(zone)) return [];
  const source = text.slice(0, MAX_READ);
  const today = wallAt(now, zone);
  const found: (SaidTime & { index: number })[] = [];
  for (const match of source.matchAll(IN_SPAN)) {
    const span = spanOf(match[2] ?? '');
    if (!span) continue;
    // “for two hours” is how long, not when; weeks and months on are a season, not an hour.
    if (/^for$/i.test(match[1] ?? '')) continue;
    const grain: TimeGrain =
      span.months > 0 ? 'month' : span.days >= 7 ? 'week' : span.days > 0 ? 'day' : 'minute';
    found.push({
      said: match[0],
      from: addSpan(now, span, zone),
      to: null,
      bound: null,
      grain,
      index: match.index,
    });
  }
  for (const read of readTimes(readable(source, today), today, language)) {
    const overlaps = found.some(
      (one) => read.index < one.index + one.said.length && one.index < read.index + read.text.length,
    );
    const time = overlaps || !isPlausible(read) ? null : saidTime(read, source, zone);
    if (time) found.push({ ...time, index: read.index });
  }
  return found
    .toSorted((a, b) => a.index - b.index)
    .slice(0, MAX_TIMES)
    .map(({ said, from, to, bound, grain }) => ({ said, from, to, bound, grain }));
}

/** “may” and “sun” are words, “now” is no appointment, and years long ago are history. */
function isPlausible(read: ReadTime): boolean {
  return !/^(?:now|may|an? (?:day|week|month|year)|un (?:d[ií]a|mes|año)|mar|sun|sat|march|ahora|hoy en dia)$/i.test(
    read.text.trim(),
  );
}

function saidTime(read: ReadTime, source: string, zone: string): SaidTime | null {
  const said = source.slice(read.index, read.index + read.text.length).trim();
  const before = source.slice(Math.max(0, read.index - 24), read.index);
  const bound = boundOf(
    BOUND.exec(before)?.[1] ??
      /\b(after|before|around|about|by|past|después de|antes de)\b/i.exec(said)?.[1] ??
      null,
  );
  if (read.hasHour) {
    const from = at(read.start, zone, read.offset);
    const to = read.end ? at(read.end, zone, read.offset) : null;
    return from && { said, from, to, bound, grain: 'minute' };
  }
  const after = source.slice(read.index, read.index + read.text.length + 24);
  const part = PART_HOURS.find(([words]) => words.test(after));
  const start = { ...read.start, minute: 0 };
  if (part)
    return range(said, { ...start, hour: part[1] }, { ...start, hour: part[2] }, bound, 'part_of_day', zone);
  if (read.onlyMonth) {
    const last = { ...start, day: daysInMonth(start.year, start.month) };
    return range(
      said,
      { ...start, day: 1, hour: 0 },
      plusDays({ ...last, hour: 0 }, 1),
      bound,
      'month',
      zone,
    );
  }
  const midnight = { ...start, hour: 0 };
  if (/month|mes\b/i.test(said)) {
    const last = { ...midnight, day: daysInMonth(start.year, start.month) };
    return range(said, { ...midnight, day: 1 }, plusDays(last, 1), bound, 'month', zone);
  }
  const days = /week(?!end)|semana/i.test(said) ? 7 : /weekend|fin de semana/i.test(said) ? 2 : 1;
  return range(said, midnight, plusDays(midnight, days), bound, days === 7 ? 'week' : 'day', zone);
}

function range(
  said: string,
  from: Wall,
  to: Wall,
  bound: SaidTime['bound'],
  grain: TimeGrain,
  zone: string,
): SaidTime | null {
  const [start, end] = [at(from, zone, null), at(to, zone, null)];
  return start && { said, from: start, to: end, bound, grain };
}

function at(wall: Wall, zone: string, offset: number | null): Date | null {
  if (offset !== null)
    return new Date(Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute - offset));
  return instantOf(wall, zone)?.at ?? null;
}

function boundOf(word: string | null): SaidTime['bound'] {
  if (word === null) return null;
  if (/^(?:after|past|any|from|start|despu|a partir|apr[eè]s)/i.test(word)) return 'after';
  if (/^(?:before|by|until|till|antes|avant)/i.test(word)) return 'before';
  return 'about';
}
