import { readContacts } from '../../agents/grounding/contacts.js';
import { MAX_LENGTH } from '../../agents/grounding/values.js';
import { plainText } from '../../agents/grounding/plain-text.js';
import { meetingsOf, type Meeting } from './said-meetings.js';
import { isAsked, isRefused, speaksOfMore, takesBack, zonesIn } from './said-otherwise.js';
import { readSaid, type Said, type SaidDay, type SaidTime } from './said-times.js';
import { daysBetween, wallClock, zoneNames, type WallClock } from '../wall-clock.js';

/** A time of a calendar that a draft offers or books. */
export interface DraftSlot {
  key: string;
  startsAt: Date;
}

/** A draft as a person changed it. */
export interface ChangedDraft {
  /** What the draft does to the calendar. */
  kind: 'offer_slots' | 'book_slot';
  /** All that the lead reads. */
  text: string;
  slots: readonly DraftSlot[];
  /** IANA zone in which the lead reads times. */
  zone: string;
  now: Date;
}

/** A slot as its zone's clock shows it. */
interface Shown {
  clock: WallClock;
  /** Calendar days from today. */
  ahead: number;
  zones: ReadonlySet<string>;
}

/**
 * Which times of a draft are still kept when a person changed its text: those that the text names, with their day and
 * hour, in the lead's zone. A booking is kept when its time is the only one that is named, and is neither refused nor
 * asked for; of an offer each time that stands there with its own day. What cannot be read for certain is not kept.
 * @returns keys of the slots that are kept
 */
export function keptSlots({ kind, text, slots, zone, now }: ChangedDraft): string[] {
  const today = wallClock(now, zone);
  const plain = plainText(text);
  // It is read at every key.
  if (!today || plain.length > MAX_LENGTH) return [];
  const said = readSaid(plain, { now, zone });
  const meetings = kind === 'offer_slots' ? meetingsOf(plain, said) : [];
  const zones = zonesIn(plain);
  return slots.flatMap(({ key, startsAt }) => {
    const clock = wallClock(startsAt, zone);
    if (!clock) return [];
    const shown = { clock, ahead: daysBetween(today, clock), zones: zoneNames(startsAt, zone) };
    // Two zones in one offer: it is not certain which of its times is meant in which.
    if (zones.some((name) => !shown.zones.has(name))) return [];
    const isNamed = kind === 'book_slot' ? isOnlyTime(plain, said, shown) : isAmong(plain, meetings, shown);
    return isNamed ? [key] : [];
  });
}

/** The slot's day and hour are named, and no others. */
function isOnlyTime(plain: string, said: readonly Said[], slot: Shown): boolean {
  const times = said.filter((one) => one.kind === 'time');
  const days = said.filter((one) => one.kind === 'day');
  return (
    times.length > 0 &&
    days.length > 0 &&
    fit(plain, said, slot) &&
    !times.some((time) => isAsked(plain, time)) &&
    !takesBack(plain) &&
    !speaksOfMore(without(plain, said), slot.clock.minutes)
  );
}

/** The slot is one of the days with their times. */
function isAmong(plain: string, meetings: readonly Meeting[], slot: Shown): boolean {
  return meetings.some(
    ({ days, time }) => time !== null && days.length > 0 && fit(plain, [...days, time], slot),
  );
}

/** Before a day or a time: another one is meant. */
const ELSEWHERE =
  /(?<!\p{L})(?:after|before|by|until|till|past|from|since|between|than|except|but not|not|next|following|despu[eé]s de|antes de|hasta|desde|a partir de)\s+(?:about\s+|the\s+|las?\s+|el\s+)?$/iu;

/** Whether all of this is the slot's, and nothing of it is refused. */
function fit(plain: string, said: readonly Said[], slot: Shown): boolean {
  if (slot.ahead < 0) return false;
  const isDated = said.some((one) => one.kind === 'day' && one.by === 'date');
  return said.every(
    (one) =>
      !ELSEWHERE.test(plain.slice(Math.max(0, one.at - 32), one.at)) &&
      (one.kind === 'time' ? isHour(one, slot) : isDay(one, slot, isDated)) &&
      !isRefused(plain, one),
  );
}

function isHour({ minutes, zone }: SaidTime, { clock, zones }: Shown): boolean {
  return minutes.includes(clock.minutes) && (zone === null || zones.has(zone));
}

/** A weekday without a date is the next one of its name. */
function isDay({ by, key, year }: SaidDay, { clock, ahead }: Shown, isDated: boolean): boolean {
  if (by === 'weekday') return key === `weekday:${clock.weekday}` && (isDated || ahead < 7);
  if (by === 'monthday') return key === `monthday:${clock.day}` && ahead < 28;
  return key === `day:${clock.month}-${clock.day}` && (year ?? clock.year) === clock.year;
}

/** What a text says beside days, times, links and numbers to call. */
function without(plain: string, said: readonly Said[]): string {
  let rest = plain;
  const contacts = readContacts(plain).map(({ at, text }) => ({ at, end: at + text.length }));
  for (const { at, end } of [...said, ...contacts])
    rest = rest.slice(0, at) + ' '.repeat(end - at) + rest.slice(end);
  return rest;
}
