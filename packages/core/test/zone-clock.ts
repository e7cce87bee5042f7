/**
 * Local time by calendar arithmetic alone, without a time-zone library: what the rules of the United States say
 * (15 U.S.C. § 260a: second Sunday of March to first Sunday of November, 2 o'clock). Zones outside the United States
 * have rules that changed too often for that: their changes of offset are found by asking Intl for each hour once.
 */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Standard offset in minutes, and whether the zone has daylight saving time. */
const UNITED_STATES: Readonly<Record<string, readonly [offset: number, daylight: boolean]>> = {
  'America/New_York': [-300, true],
  'America/Detroit': [-300, true],
  'America/Indiana/Indianapolis': [-300, true],
  'America/Chicago': [-360, true],
  'America/Denver': [-420, true],
  'America/Boise': [-420, true],
  'America/Los_Angeles': [-480, true],
  'America/Anchorage': [-540, true],
  'America/Adak': [-600, true],
  'America/Phoenix': [-420, false],
  'Pacific/Honolulu': [-600, false],
  'America/Puerto_Rico': [-240, false],
  'Pacific/Guam': [600, false],
  'Pacific/Pago_Pago': [-660, false],
};

export const FIRST_YEAR = 2025;
export const LAST_YEAR = 2028;

/** [instant from which it holds, offset in minutes], ascending. */
type Offsets = readonly (readonly [from: number, offset: number])[];

/** The instant of the n-th Sunday of a month, at an hour of local time with an offset. */
function sunday(year: number, month: number, n: number, hour: number, offset: number): number {
  const first = new Date(Date.UTC(year, month, 1)).getUTCDay();
  return Date.UTC(year, month, 1 + ((7 - first) % 7) + 7 * (n - 1), hour) - offset * MINUTE;
}

function byCalendar([standard, daylight]: readonly [number, boolean]): Offsets {
  const offsets: [number, number][] = [[-Infinity, standard]];
  if (!daylight) return offsets;
  for (let year = FIRST_YEAR - 1; year <= LAST_YEAR + 1; year += 1) {
    offsets.push(
      [sunday(year, 2, 2, 2, standard), standard + 60],
      [sunday(year, 10, 1, 2, standard + 60), standard],
    );
  }
  return offsets;
}

function byIntl(zone: string): Offsets {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  const offsetAt = (at: number): number => {
    const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?$/.exec(format.format(at)) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
  };
  const start = Date.UTC(FIRST_YEAR - 1, 11, 1);
  const offsets: [number, number][] = [[-Infinity, offsetAt(start)]];
  // Changes happen at full hours of UTC in all of these zones but St John's, which changes at half past.
  for (let day = start; day < Date.UTC(LAST_YEAR + 1, 1, 1); day += 24 * HOUR) {
    if (offsetAt(day) === offsetAt(day + 24 * HOUR)) continue;
    for (let at = day; at < day + 24 * HOUR; at += HOUR / 2) {
      const offset = offsetAt(at + HOUR / 2);
      if (offset !== offsets.at(-1)?.[1]) offsets.push([at + HOUR / 2, offset]);
    }
  }
  return offsets;
}

const known = new Map<string, Offsets>();

function offsetsOf(zone: string): Offsets {
  const found = known.get(zone) ?? (UNITED_STATES[zone] ? byCalendar(UNITED_STATES[zone]) : byIntl(zone));
  known.set(zone, found);
  return found;
}

/** Minutes that a zone is ahead of UTC at an instant. */
export function offsetAt(zone: string, at: number): number {
  const offsets = offsetsOf(zone);
  let index = offsets.length - 1;
  while ((offsets[index]?.[0] ?? -Infinity) > at) index -= 1;
  return offsets[index]?.[1] ?? 0;
}

/** Instants at which a zone's clocks change between the first and the last year. */
export function changesOf(zone: string): number[] {
  return offsetsOf(zone)
    .map(([from]) => from)
    .filter((at) => at >= Date.UTC(FIRST_YEAR, 0, 1) && at < Date.UTC(LAST_YEAR, 0, 1));
}

/** ISO weekday (1 Monday … 7 Sunday) and second of the local day. */
export function localTime(zone: string, at: number): { weekday: number; second: number } {
  const local = Math.floor(at / 1_000) + offsetAt(zone, at) * 60;
  const day = Math.floor(local / 86_400);
  // 1 January 1970 was a Thursday.
  return { weekday: ((((day + 3) % 7) + 7) % 7) + 1, second: local - day * 86_400 };
}
