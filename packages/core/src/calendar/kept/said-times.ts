import { readAddresses } from '../../agents/grounding/addresses.js';
import { readContacts } from '../../agents/grounding/contacts.js';
import type { FoundValue } from '../../agents/grounding/found-value.js';
import { readMoney, readNumbers } from '../../agents/grounding/numbers.js';
import { readSpokenTimes } from '../../agents/grounding/spoken-times.js';
import { readDates, readTimes, todayIn } from '../../agents/grounding/times.js';
import { readInTurn } from '../../agents/grounding/values.js';

/** A day that a text names. */
export interface SaidDay {
  kind: 'day';
  at: number;
  end: number;
  /** How it is named: “Tuesday, the 24th of November” has three of them. */
  by: 'weekday' | 'date' | 'monthday';
  /** `weekday:tue`, `day:11-24`, `monthday:24`; null: a day, but nobody can tell which. */
  key: string | null;
  /** When the text says one. */
  year: number | null;
}

/** A time of day that a text names. */
export interface SaidTime {
  kind: 'time';
  at: number;
  end: number;
  /** After midnight; several when the half of the day is left open. */
  minutes: readonly number[];
  /** The zone that is named behind it, in lower case. */
  zone: string | null;
}

export type Said = SaidDay | SaidTime;

/** Times before all else that has digits: “at 3 PM on the way” is no address. */
const READERS = [
  readContacts,
  readTimes,
  readSpokenTimes,
  readDates,
  readMoney,
  readAddresses,
  readNumbers,
] as const;

/** Capitals that end in T stand for a zone, wherever it is. */
const ZONE_CAPITALS = /^\s?\(?((?:[A-Z]{1,4}T|UTC|GMT)(?:[+-]\d{1,2})?)\b\)?/;
const ZONE_WORDS =
  /^\s?\(?((?:eastern|central|mountain|pacific|atlantic|alaska|hawaii)\b(?:\s(?:standard|daylight))?(?:\stime\b)?|(?:local|my|our)\stime\b|[ecmp][sd]?t\b)\)?/i;

/** Before a bare number it is an hour: “at 3”, “or 4”, “a las 3”. */
const BEFORE_HOUR =
  /(?:(?<!\p{L})(?:at|around|about|by|till|until|to|from|after|before|between|past|or|and|las?)|[@–—-])\s*$/iu;
/** Behind a bare number it is an hour: “3 or 4pm”, “3 works”, “4p”. */
const BEHIND_HOUR =
  /^(?:\s*(?:[–—-]\s*\d|(?:or|and|to|works?|is|sharp|tomorrow|today|tonight)\b)|\s?(?:ish|p)\b)/i;
/** What is counted is none: “10-15 minutes”, “and 3 bedrooms”. */
const COUNTED =
  /^\s?(?:[–—-]\s?\d{1,2}\s?)?-?\s?(?:min|hour|hr|day|week|month|year|bed|bath|br\b|ba\b|sq|acre|unit|people|person|question|offer|step|thing|option|home|house|propert|minutos|horas|d[ií]as|semanas|meses|a[ñn]os|%)/i;
const MONTHS_ES = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'septiembre',
  'octubre',
  'noviembre',
  'diciembre',
];
const OF_MONTH_ES = new RegExp(`^\\s+de\\s+(${MONTHS_ES.join('|')})(?!\\p{L})`, 'iu');

/**
 * The days and times of day that a plain text names, in its order, by the readers that judge an agent's words; beside
 * theirs also bare hours (“at 3”) and days of a month (“the 24th”). What looks like a day and cannot be read is one
 * without a key: it fits none.
 */
export function readSaid(plain: string, context: { now: Date; zone: string }): Said[] {
  const said = readInTurn(plain, READERS, context).flatMap((value): Said[] => {
    if (value.kind === 'time') return [timeOf(plain, value, clockMinutes(value))];
    if (value.kind === 'date') return [dayOf(value)];
    return value.kind === 'number' ? numberOf(plain, value) : [];
  });
  return withToday(plain, said, context).toSorted((a, b) => a.at - b.at);
}

function timeOf(plain: string, { at, text }: FoundValue, minutes: readonly number[]): SaidTime {
  const end = at + text.length;
  const behind = plain.slice(end, end + 40);
  const zone = ZONE_CAPITALS.exec(behind) ?? ZONE_WORDS.exec(behind);
  return {
    kind: 'time',
    at,
    end: end + (zone?.[0].length ?? 0),
    minutes,
    zone: zone?.[1]?.toLowerCase() ?? null,
  };
}

/** “3:00” is said of the afternoon too, unless it is written as “03:00”. */
function clockMinutes({ text, key }: FoundValue): number[] {
  const minutes = Number(key.slice('time:'.length));
  return /^[1-7]:\d{2}$/.test(text) ? [minutes, minutes + 720] : [minutes];
}

function dayOf({ at, text, key }: FoundValue): SaidDay {
  const year =
    /\b\d{4}\b/.exec(text)?.[0] ?? /\/\d{1,2}\/(\d{2})$/.exec(text)?.[1]?.padStart(4, '20') ?? null;
  return {
    kind: 'day',
    at,
    end: at + text.length,
    by: key.startsWith('weekday:') ? 'weekday' : 'date',
    key,
    year: year === null ? null : Number(year),
  };
}

/** A number that is a day of a month, a date that was not read, or an hour; else nothing. */
function numberOf(plain: string, value: FoundValue): Said[] {
  const { at } = value;
  const text = value.text.replace(/,+$/, '');
  if (!/^\d{1,2}$/.test(text)) return [];
  const number = Number(text);
  const end = at + text.length;
  const [before, behind] = [plain.slice(Math.max(0, at - 24), at), plain.slice(end, end + 24)];
  const day = (by: SaidDay['by'], key: string | null, length = 0): SaidDay[] => [
    { kind: 'day', at, end: end + length, by, key, year: null },
  ];
  const spanish = OF_MONTH_ES.exec(behind);
  if (spanish) {
    const month = MONTHS_ES.indexOf((spanish[1] ?? '').toLowerCase()) + 1;
    return day('date', `day:${month}-${number}`, spanish[0].length);
  }
  if (/^(?:st|nd|rd|th)\b/i.test(behind)) return day('monthday', `monthday:${number}`, 2);
  if (/\d\s?\/$/.test(before) || /^\/\s?\d/.test(behind)) return day('date', null);
  if (number > 23 || COUNTED.test(behind)) return [];
  if (!BEFORE_HOUR.test(before) && !BEHIND_HOUR.test(behind)) return [];
  const isOpen = number >= 1 && number <= 12;
  return [
    timeOf(
      plain,
      { ...value, text },
      isOpen ? [(number % 12) * 60, (number % 12) * 60 + 720] : [number * 60],
    ),
  ];
}

/** “Today” is a day only where a sentence has a time and no other day: “Thanks for your time today” names none. */
function withToday(plain: string, said: readonly Said[], when: { now: Date; zone: string }): Said[] {
  const added: Said[] = [];
  let from = 0;
  for (const sentence of plain.split(/(?<=[!?\n])|(?<!\b[ap])(?<=\.)(?=\s)/)) {
    const to = from + sentence.length;
    const inside = said.filter(({ at }) => at >= from && at < to);
    const today = todayIn(sentence, when);
    if (today && inside.some(({ kind }) => kind === 'time') && !inside.some(({ kind }) => kind === 'day')) {
      const at = from + today.at;
      added.push({ kind: 'day', at, end: at + today.text.length, by: 'weekday', key: today.key, year: null });
    }
    from = to;
  }
  return [...said, ...added].toSorted((a, b) => a.at - b.at);
}
