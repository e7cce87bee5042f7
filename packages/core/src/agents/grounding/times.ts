import { wallClock } from '../../calendar/wall-clock.js';
import type { FoundValue } from './found-value.js';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_NAMES =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const MONTH_DAY = new RegExp(
  `\\b(${MONTH_NAMES})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?\\b(?:,?\\s+\\d{4}\\b)?`,
  'gi',
);
const DAY_MONTH = new RegExp(
  `\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(${MONTH_NAMES})\\b(?:,?\\s+\\d{4}\\b)?`,
  'gi',
);
const ISO_DAY = /\b\d{4}-(\d{2})-(\d{2})\b/g;
const US_DAY = /\b(\d{1,2})\/(\d{1,2})(?:\/\d{2,4})?\b/g;
const WEEKDAYS = /\b(mon|tue|wed|thu|fri|sat|sun)(?:s|sday|nesday|rsday|r|rs|urday|day)?\b\.?/gi;
const WEEKDAYS_ES: Readonly<Record<string, string>> = {
  lunes: 'mon',
  martes: 'tue',
  miercoles: 'wed',
  miércoles: 'wed',
  jueves: 'thu',
  viernes: 'fri',
  sabado: 'sat',
  sábado: 'sat',
  domingo: 'sun',
};
const SPANISH_DAY = /(?<!\p{L})(lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)(?!\p{L})/giu;
/** “Por la mañana” is a part of a day. */
const TOMORROW =
  /(?<!\p{L})(?:day after tomorrow|tomorrow|pasado ma[nñ]ana|(?<!\b(?:la|esta|cada|una) )ma[nñ]ana)(?!\p{L})/giu;
const CLOCK =
  /\b(\d{1,2})(?::(\d{2}))?\s?([ap])\.?\s?m\b\.?|\b([01]?\d|2[0-3]):([0-5]\d)\b|\b(noon|midnight)\b|\b(\d{1,2})\s?o['’]?clock\b/gi;
const NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Days: weekdays, dates, and “tomorrow” as the weekday that it is. */
export function readDates(text: string, { now, zone }: { now: Date; zone: string | null }): FoundValue[] {
  let rest = text;
  const found: FoundValue[] = [];
  const take = (pattern: RegExp, key: (match: RegExpMatchArray) => string | null): void => {
    for (const match of rest.matchAll(pattern)) {
      const value = key(match);
      if (value !== null) found.push({ kind: 'date', text: match[0], key: value, at: match.index });
    }
    rest = rest.replace(pattern, (match) => ' '.repeat(match.length));
  };
  const day = (month: number, dayOfMonth: number): string | null =>
    month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= 31 ? `day:${month}-${dayOfMonth}` : null;
  const monthOf = (name = ''): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  take(ISO_DAY, (match) => day(Number(match[1]), Number(match[2])));
  take(MONTH_DAY, (match) => day(monthOf(match[1]), Number(match[2])));
  take(DAY_MONTH, (match) => day(monthOf(match[2]), Number(match[1])));
  take(US_DAY, (match) => day(Number(match[1]), Number(match[2])));
  take(WEEKDAYS, (match) => (isWord(match[0]) ? null : `weekday:${(match[1] ?? '').toLowerCase()}`));
  take(SPANISH_DAY, (match) => `weekday:${WEEKDAYS_ES[(match[1] ?? '').toLowerCase()] ?? ''}`);
  take(TOMORROW, (match) => {
    const days = /^(?:day after|pasado)/i.test(match[0]) ? 2 : 1;
    return weekdayKey(now, zone, days);
  });
  return found;
}

const TODAY =
  /(?<!\p{L})(?:today|tonight|this (?:morning|afternoon|evening)|hoy|esta (?:ma[nñ]ana|tarde|noche))(?!\p{L})/iu;

/** “Today” as the weekday that it is, when a text says so. Alone it promises nothing: “How are you today?” */
export function todayIn(text: string, { now, zone }: { now: Date; zone: string | null }): FoundValue | null {
  const match = TODAY.exec(text);
  if (!match) return null;
  return { kind: 'date', text: match[0], key: weekdayKey(now, zone, 0), at: match.index };
}

/** The weekday that it is in some days. */
function weekdayKey(now: Date, zone: string | null, days: number): string {
  const clock = wallClock(now, zone ?? 'UTC');
  if (!clock) return 'weekday:';
  const today = NAMES.indexOf(clock.weekday);
  return `weekday:${NAMES[(today + days) % NAMES.length] ?? ''}`;
}

/** “sun”, “sat” and “wed” are words of their own, unless they are written as names of days. */
function isWord(text: string): boolean {
  return /^(sun|sat|wed|mon|fri|thus?)$/.test(text);
}

/** Times of day: “3pm”, “15:00”, “noon”. */
export function readTimes(text: string): FoundValue[] {
  return [...text.matchAll(CLOCK)].flatMap((match) => {
    const minutes = minutesOf(match);
    if (minutes === null) return [];
    return [{ kind: 'time' as const, text: match[0], key: `time:${minutes}`, at: match.index }];
  });
}

function minutesOf(match: RegExpMatchArray): number | null {
  if (match[6]) return match[6].toLowerCase() === 'noon' ? 720 : 0;
  // “3 o'clock” is said of the afternoon in business, of the morning from eight on.
  if (match[7]) return (Number(match[7]) < 8 ? Number(match[7]) + 12 : Number(match[7])) * 60;
  if (match[4]) return Number(match[4]) * 60 + Number(match[5]);
  const hour = Number(match[1]);
  if (hour < 1 || hour > 12) return null;
  return ((hour % 12) + (match[3]?.toLowerCase() === 'p' ? 12 : 0)) * 60 + Number(match[2] ?? 0);
}
