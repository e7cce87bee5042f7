import { DateTime } from 'luxon';

const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  couple: 2,
  three: 3,
  few: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  half: 0.5,
  un: 1,
  una: 1,
  uno: 1,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  seis: 6,
  diez: 10,
  quince: 15,
  veinte: 20,
  treinta: 30,
  media: 0.5,
};
const UNITS: readonly (readonly [RegExp, 'minutes' | 'hours' | 'days' | 'weeks' | 'months'])[] = [
  [/^(?:m|min|mins|minutes?|minutos?)$/, 'minutes'],
  [/^(?:h|hr|hrs|hours?|horas?)$/, 'hours'],
  [/^(?:d|days?|dias?)$/, 'days'],
  [/^(?:w|wk|wks|weeks?|semanas?)$/, 'weeks'],
  [/^(?:mo|mos|months?|mes|meses)$/, 'months'],
];
const NUMBER =
  '\\d{1,4}(?:[.,]\\d{1,2})?|half an?|an?|a (?:couple|few)(?: of)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|couple(?: of)?|few|una?|dos|tres|cuatro|cinco|seis|diez|quince|veinte|treinta|media';
const UNIT =
  'minutes?|minutos?|mins?|hours?|horas?|hrs?|days?|d[ií]as?|weeks?|wks?|semanas?|months?|mos?|mes(?:es)?|[mhdw]';
const PART = `(?:${NUMBER})\\s?(?:${UNIT})(?:\\s(?:and a half|y media))?`;

/** A span of time in words: “in 2 hours”, “1h 30m”, “half an hour”, “dentro de 3 días”. Anchored by the caller. */
export const SPAN = `${PART}(?:,?\\s?(?:and\\s|y\\s)?${PART}){0,2}`;

/** How long a span is. Minutes and hours are exact; days, weeks and months are days of the calendar. */
export interface Span {
  minutes: number;
  days: number;
  months: number;
}

function numberOf(word: string): number {
  const plain = word
    .replace(/ of$/, '')
    .replace(/^a (?=couple|few)/, '')
    .replace(/^half an?$/, 'half')
    .replace(',', '.');
  return NUMBERS[plain] ?? Number(plain);
}

/** Reads a span; null when a number or unit in it means nothing, or it is nothing at all. */
export function spanOf(text: string): Span | null {
  const span: Span = { minutes: 0, days: 0, months: 0 };
  const lower = text.toLowerCase().replaceAll('í', 'i');
  for (const part of lower.matchAll(
    new RegExp(`(${NUMBER})\\s?(${UNIT})\\b(\\s(?:and a half|y media))?`, 'g'),
  )) {
    const count = numberOf(part[1] ?? '') + (part[3] ? 0.5 : 0);
    const unit = UNITS.find(([pattern]) => pattern.test(part[2] ?? ''))?.[1];
    if (!Number.isFinite(count) || !unit) return null;
    if (unit === 'minutes') span.minutes += count;
    else if (unit === 'hours') span.minutes += count * 60;
    else if (unit === 'days') span.days += count;
    else if (unit === 'weeks') span.days += count * 7;
    else span.months += count;
  }
  return span.minutes + span.days + span.months > 0 ? span : null;
}

/** The instant a span after another: first months and days by the calendar of the zone, then minutes exactly. */
export function addSpan(at: Date, span: Span, zone: string): Date {
  const local = DateTime.fromMillis(at.getTime(), { zone });
  const days = Math.floor(span.days);
  const moved = span.months + span.days > 0 ? local.plus({ months: Math.floor(span.months), days }) : local;
  const rest = (span.days - days) * 1_440 + (span.months - Math.floor(span.months)) * 30 * 1_440;
  return new Date(moved.toMillis() + Math.round((span.minutes + rest) * 60_000));
}
