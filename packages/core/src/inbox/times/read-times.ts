import type * as English from 'chrono-node/en';
import type * as Spanish from 'chrono-node/es';
import type * as French from 'chrono-node/fr';
import type { ParsedComponents, ParsedResult } from 'chrono-node';
import { lazy } from '../../lazy.js';
import type { Language } from '../types.js';
import { plusDays, weekdayOf, type Wall } from './wall.js';

/** A time as it was read from a text, still on the wall. */
export interface ReadTime {
  /** Position of the words in the text. */
  index: number;
  text: string;
  start: Wall;
  end: Wall | null;
  /** An hour was said, not only a day. */
  hasHour: boolean;
  /** A day was said, not only an hour. */
  hasDay: boolean;
  /** A month alone was said. */
  onlyMonth: boolean;
  /** Minutes east of UTC, when a zone was said (“3pm EST”). */
  offset: number | null;
}

function readerOf(language: Language): typeof English.casual {
  if (language === 'es') return lazy<typeof Spanish>('chrono-node/es').casual;
  if (language === 'fr') return lazy<typeof French>('chrono-node/fr').casual;
  return lazy<typeof English>('chrono-node/en').casual;
}

/**
 * Every time named in a text, as wall-clock times of whoever's clock shows `today` now. Spans (“in 2 hours”) are left
 * to `spanOf`, which counts them exactly. An hour from 1 to 7 without am or pm is in the afternoon.
 */
export function readTimes(text: string, today: Wall, language: Language): ReadTime[] {
  // The library is shown a clock without daylight saving, so that its arithmetic is that of the wall.
  const instant = new Date(Date.UTC(today.year, today.month - 1, today.day, today.hour, today.minute));
  const results = readerOf(language).parse(text, { instant, timezone: 0 }, { forwardDate: true });
  return results.flatMap((result) => {
    const read = readTime(result, today);
    return read ? [read] : [];
  });
}

function readTime(result: ParsedResult, today: Wall): ReadTime | null {
  if (result.start.tags().has('result/relativeDateAndTime')) return null;
  const { start } = result;
  const hasHour = start.isCertain('hour');
  const relative =
    start.tags().has('result/relativeDate') || /casualReference/.test([...start.tags()].join());
  const hasDay = start.isCertain('day') || start.isCertain('weekday') || relative;
  const onlyMonth = start.isCertain('month') && !start.isCertain('day') && !relative;
  if (!hasHour && !hasDay && !onlyMonth) return null;
  const offset = start.isCertain('timezoneOffset') && !relative ? start.get('timezoneOffset') : null;
  const wall = settleDay(wallOf(start, result.text), start, result.text, hasHour, today);
  const end = result.end ? wallOf(result.end, result.text) : null;
  return {
    index: result.index,
    text: result.text,
    start: wall,
    end: end && hasHour ? { ...wall, hour: laterHour(wall, end), minute: end.minute } : end,
    hasHour,
    hasDay,
    onlyMonth,
    offset,
  };
}

/** A range ends after it begins: “11 to 3” ends at 15:00. */
function laterHour(start: Wall, end: Wall): number {
  const before = end.hour * 60 + end.minute <= start.hour * 60 + start.minute;
  return before && end.hour < 12 ? end.hour + 12 : end.hour;
}

function wallOf(part: ParsedComponents, said: string): Wall {
  const value = (name: 'year' | 'month' | 'day' | 'hour' | 'minute'): number => part.get(name) ?? 0;
  const hour = value('hour');
  const asAfternoon =
    part.isCertain('hour') && !part.isCertain('meridiem') && hour >= 1 && hour <= 7 && !/\b0\d:/.test(said);
  // Some results say 12 hours' time with the half of the day guessed from the other end of a range: it stays.
  const guessed = asAfternoon && part.get('meridiem') !== 1;
  return {
    year: value('year'),
    month: value('month'),
    day: value('day'),
    hour: guessed ? hour + 12 : hour,
    minute: value('minute'),
  };
}

const minutes = (wall: Wall): number => wall.hour * 60 + wall.minute;

/** The day of a bare hour or a bare weekday: the next on which that time is still to come. */
function settleDay(wall: Wall, start: ParsedComponents, said: string, hasHour: boolean, today: Wall): Wall {
  const here = { ...wall, year: today.year, month: today.month, day: today.day };
  const past = minutes(wall) <= minutes(today);
  const named = start.isCertain('day') || start.isCertain('month') || start.isCertain('year');
  const weekday = start.isCertain('weekday') ? start.get('weekday') : null;
  if (named || start.tags().has('result/relativeDate')) return wall;
  if (weekday === null) {
    if (!hasHour || /casualReference\/(?!midnight)/.test([...start.tags()].join())) return wall;
    return past ? plusDays(here, 1) : here;
  }
  if (/\b(?:next|last|past|pr[oó]xim[oa]|pasado|prochain)\b/i.test(said)) return wall;
  const ahead = ((weekday === 0 ? 7 : weekday) - weekdayOf(today) + 7) % 7;
  return plusDays(here, ahead === 0 && (!hasHour || past) ? 7 : ahead);
}
