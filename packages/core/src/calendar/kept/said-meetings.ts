import type { Said, SaidDay, SaidTime } from './said-times.js';

/** A day with its time. */
export interface Meeting {
  days: SaidDay[];
  time: SaidTime | null;
  /** The time stands before its day: “3 PM on Tuesday”. */
  timeFirst: boolean;
  /** It may be of the next one as well: “Tue 3 PM Wed”. */
  unclear: boolean;
  end: number;
}

/** Between two times: neither is a meeting's. */
const SPAN = /^\s*(?:[-–—]|to|until|till|a|hasta)\s*$/i;
/** From a day to its time, or to another name of it. */
const DAY_TO_TIME = /^[\s,:(]*(?:(?:at|around|about|on|the|of|el|de|del|las?|a|this|@|[-–—])[\s,(]*)*$/i;
/** From a time to its day. */
const TIME_TO_DAY = /^ *\(?(?:(?:on|this|del?|el) +)?(?:the +)?$/i;
/** From one time to the next of the same day. */
const AND_TIME = /^\s*,?\s*(?:or|and|o|y|\/|&|,)\s*(?:at\s+|a\s+las\s+)?$/i;

/** Days with their times: “Tue at 3 PM or 4 PM”, “3 PM on Tue”. A time whose day is not certain has none. */
export function meetingsOf(plain: string, said: readonly Said[]): Meeting[] {
  const meetings: Meeting[] = [];
  for (const one of said) {
    const last = meetings.at(-1);
    const gap = last ? plain.slice(last.end, one.at) : '';
    if (last && joins(last, one, gap)) {
      if (one.kind === 'day') last.days.push(one);
      else last.time = one;
      last.end = one.end;
      continue;
    }
    if (last && mayJoin(last, one, gap)) last.unclear = true;
    const isDay = one.kind === 'day';
    meetings.push({
      days: isDay ? [one] : [],
      time: isDay ? null : one,
      timeFirst: !isDay,
      unclear: false,
      end: one.end,
    });
  }
  shareDays(plain, meetings);
  return meetings.filter(
    (meeting, place) => !meeting.unclear && !inSpan(plain, meeting, meetings[place - 1], meetings[place + 1]),
  );
}

function joins(last: Meeting, one: Said, gap: string): boolean {
  if (one.kind === 'time') return last.time === null && DAY_TO_TIME.test(gap);
  const isOther = last.days.every(({ by }) => by !== one.by);
  if (last.time === null) return isOther && DAY_TO_TIME.test(gap);
  if (!last.timeFirst) return false;
  return last.days.length === 0 ? TIME_TO_DAY.test(gap) : isOther && DAY_TO_TIME.test(gap);
}

/** Whether a day or a time stands so near that it may as well be of the meeting before it. */
function mayJoin(last: Meeting, one: Said, gap: string): boolean {
  if (last.time === null || last.days.length === 0 || gap.includes('\n')) return false;
  return one.kind === 'day' ? TIME_TO_DAY.test(gap) : last.timeFirst && DAY_TO_TIME.test(gap);
}

/** A time without a day has that of the time beside it, when the two are one list. */
function shareDays(plain: string, meetings: readonly Meeting[]): void {
  const isList = (one: Meeting, next: Meeting): boolean =>
    next.time !== null && AND_TIME.test(plain.slice(one.end, next.time.at));
  for (const [place, next] of meetings.entries()) {
    const before = meetings[place - 1];
    if (!before || next.days.length > 0 || before.days.length === 0) continue;
    if (before.time === null || before.timeFirst || !isList(before, next)) continue;
    next.days = before.days;
    next.timeFirst = false;
  }
  for (const [place, one] of [...meetings.entries()].toReversed()) {
    const next = meetings[place + 1];
    if (next && one.days.length === 0 && next.timeFirst && next.days.length > 0 && isList(one, next))
      one.days = next.days;
  }
}

/** “3 to 4 PM” is an hour of two ends. */
function inSpan(plain: string, meeting: Meeting, before?: Meeting, next?: Meeting): boolean {
  const { time } = meeting;
  const spans = (first: SaidTime | null | undefined, second: SaidTime | null | undefined): boolean =>
    !!first && !!second && SPAN.test(plain.slice(first.end, second.at));
  return spans(before?.time, time) || spans(time, next?.time);
}
