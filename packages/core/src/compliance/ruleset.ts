import type { DayWindow, Ruleset, StateRow, WeekWindow } from './types.js';

const hours = (from: number, to: number): DayWindow => ({ from: from * 60, to: to * 60 });

/** A week from its weekdays' window, Saturday's and Sunday's. */
function week(weekday: DayWindow | null, saturday: DayWindow | null, sunday: DayWindow | null): WeekWindow {
  return [weekday, weekday, weekday, weekday, weekday, saturday, sunday];
}
const daily = (from: number, to: number): WeekWindow =>
  week(hours(from, to), hours(from, to), hours(from, to));
const noSunday = (from: number, to: number): WeekWindow => week(hours(from, to), hours(from, to), null);

function row(
  state: string,
  rowWeek: WeekWindow,
  since: string,
  source: string,
  maxAttemptsPer24h: number | null = null,
): StateRow {
  return { state, week: rowWeek, since, source, maxAttemptsPer24h };
}

const CRTC = 'CRTC Unsolicited Telecommunications Rules, Part III s. 23 (9:00–21:30, weekends 10:00–18:00)';
const PROVINCES = ['AB', 'BC', 'MB', 'NB', 'NL', 'NS', 'NT', 'NU', 'ON', 'PE', 'QC', 'SK', 'YT'];
const PROVINCE_WEEK = week({ from: 9 * 60, to: 21 * 60 + 30 }, hours(10, 18), hours(10, 18));

const ROWS: readonly StateRow[] = [
  row('FL', daily(8, 20), '2021-07-01', 'Fla. Stat. § 501.616(6); 3 attempts in 24 h on one subject', 3),
  row('OK', daily(8, 20), '2022-11-01', 'Okla. Stat. tit. 15 § 775C.4; 3 attempts in 24 h on one subject', 3),
  row(
    'MD',
    daily(8, 20),
    '2024-01-01',
    'Md. Code, Com. Law § 14-4501 ff. (Stop the Spam Calls Act); 3 attempts in 24 h',
    3,
  ),
  row('WA', daily(8, 20), '2022-06-09', 'Wash. Rev. Code § 80.36.390'),
  row(
    'TX',
    week(hours(9, 21), hours(9, 21), hours(12, 21)),
    '2009-04-01',
    'Tex. Bus. & Com. Code § 301.051; § 302 covers texts from 2025-09-01',
  ),
  row('CT', daily(9, 20), '2023-10-01', 'Conn. Gen. Stat. § 42-288a'),
  row('RI', week(hours(9, 18), hours(10, 17), hours(10, 17)), '1999-07-01', 'R.I. Gen. Laws § 5-61-3.6'),
  row('AL', noSunday(8, 20), '1999-01-01', 'Ala. Code § 8-19C; Ala. Admin. Code r. 770-X-5-.17'),
  row('LA', noSunday(8, 20), '2002-01-01', 'La. Rev. Stat. § 45:844.11 ff.; LPSC General Order'),
  row('MS', noSunday(8, 20), '2003-07-01', 'Miss. Code § 77-3-723'),
  // Sources disagree on these six: the stricter reading holds until counsel says otherwise.
  row('CA', daily(9, 21), '1995-01-01', 'Cal. Pub. Util. Code § 2872; disputed, stricter reading'),
  row('IL', daily(9, 21), '1992-01-01', '815 ILCS 305/15, 413/15; disputed, stricter reading'),
  row('MI', daily(9, 21), '2003-01-01', 'Mich. Comp. Laws § 445.111a; disputed, stricter reading'),
  row('MN', daily(9, 21), '1987-01-01', 'Minn. Stat. § 325E.30; disputed, stricter reading'),
  row('KY', daily(10, 21), '2002-07-15', 'Ky. Rev. Stat. § 367.46955; disputed, stricter reading'),
  row('NV', daily(9, 20), '1989-01-01', 'Nev. Rev. Stat. § 598.0918, 599B; disputed, stricter reading'),
  ...PROVINCES.map((province) => row(province, PROVINCE_WEEK, '2008-09-30', CRTC)),
];

/**
 * The rules in force. Any change of a row gets a new version, because decisions store it.
 * Nothing here is legal advice. There are no holiday rules yet.
 */
export const RULESET: Ruleset = {
  version: '2026-11-01.1',
  dated: '2026-11-01',
  federal: { week: daily(8, 21), source: '47 CFR 64.1200(c)(1)' },
  cautious: {
    week: week(hours(10, 20), hours(10, 20), hours(12, 18)),
    source: 'House rule: Monday to Saturday 10–20, Sunday 12–18, inside every reading of the disputed states',
  },
  states: Object.fromEntries(ROWS.map((entry) => [entry.state, entry])),
};

/** National do-not-call data may be at most this old (47 CFR 64.1200(c)(2)(i)(D)). */
export const DNC_MAX_AGE_DAYS = 31;

/** Fewest attempts that any candidate state allows to one person in 24 hours; null when none sets a limit. */
export function maxAttemptsFor(states: readonly string[]): { limit: number; state: string } | null {
  let strictest: { limit: number; state: string } | null = null;
  for (const state of states) {
    const limit = RULESET.states[state]?.maxAttemptsPer24h ?? null;
    if (limit !== null && (strictest === null || limit < strictest.limit)) strictest = { limit, state };
  }
  return strictest;
}
