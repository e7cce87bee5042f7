import { RULESET } from './ruleset.js';
import type { DayWindow, ProfileName, SendWindow, WeekWindow, WindowProfile } from './types.js';

const ALL_DAY: DayWindow = { from: 0, to: 1440 };
const WHOLE_WEEK: WeekWindow = Array.from({ length: 7 }, () => ALL_DAY);

/** The time that lies in both; null when there is none. */
export function intersectDays(a: DayWindow | null, b: DayWindow | null): DayWindow | null {
  if (a === null || b === null) return null;
  const from = Math.max(a.from, b.from);
  const to = Math.min(a.to, b.to);
  return from < to ? { from, to } : null;
}

function intersectWeeks(a: WeekWindow, b: WeekWindow): WeekWindow {
  return a.map((day, index) => intersectDays(day, b[index] ?? null));
}

/** Minutes after midnight of `HH:MM`, `24:00` included; throws a RangeError that says what is wrong. */
export function parseClock(text: string): number {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text.trim());
  const minutes = match ? Number(match[1]) * 60 + Number(match[2]) : Number.NaN;
  if (!(minutes <= 1440) || Number(match?.[2]) > 59) {
    throw new RangeError(`“${text}” is not a time of day: write HH:MM, for example 09:30.`);
  }
  return minutes;
}

/** Problems of a send window in plain words; an empty list means it can be used. */
export function validateSendWindow(window: SendWindow): string[] {
  const problems: string[] = [];
  if (window.days.length === 0) problems.push('Choose at least one day.');
  if (window.days.some((day) => !Number.isInteger(day) || day < 1 || day > 7)) {
    problems.push('Days are numbers from 1 (Monday) to 7 (Sunday).');
  }
  try {
    if (parseClock(window.from) >= parseClock(window.to))
      problems.push('The window must end after it starts.');
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    problems.push(error.message);
  }
  return problems;
}

function sendWeek(window: SendWindow): WeekWindow {
  const problems = validateSendWindow(window);
  if (problems.length > 0) throw new RangeError(problems.join(' '));
  const day: DayWindow = { from: parseClock(window.from), to: parseClock(window.to) };
  return [1, 2, 3, 4, 5, 6, 7].map((weekday) => (window.days.includes(weekday) ? day : null));
}

const cache = new Map<string, WeekWindow>();

/** A profile as a text: equal texts are equal hours. */
export function profileKey(profile: WindowProfile): string {
  if (typeof profile === 'string') return `${profile}|`;
  const { days, from, to } = profile.sendWindow;
  return `${profile.base}|${days.join()} ${from} ${to}`;
}

function baseWeek(state: string | null, base: ProfileName): WeekWindow {
  if (base === 'any_time') return WHOLE_WEEK;
  const law = state === null ? undefined : RULESET.states[state];
  const legal = law ? intersectWeeks(RULESET.federal.week, law.week) : RULESET.federal.week;
  return base === 'legal' ? legal : intersectWeeks(legal, RULESET.cautious.week);
}

/**
 * The week in which messages may go to one state, in that person's local time: federal ∩ state ∩ profile ∩ the
 * campaign's own send window. States without a row have the federal window.
 * @param state two-letter code, or null when only the zone is known
 * @throws RangeError when the campaign's send window is unusable (check it with `validateSendWindow` first)
 */
export function windowFor(state: string | null, profile: WindowProfile): WeekWindow {
  const base = typeof profile === 'string' ? profile : profile.base;
  const own = typeof profile === 'string' ? null : profile.sendWindow;
  const key = `${state ?? ''}|${profileKey(profile)}`;
  const known = cache.get(key);
  if (known) return known;
  const result = own ? intersectWeeks(baseWeek(state, base), sendWeek(own)) : baseWeek(state, base);
  // Send windows are few; the bound only guards against a caller that invents them.
  if (cache.size > 5000) cache.clear();
  cache.set(key, result);
  return result;
}
