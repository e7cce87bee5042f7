import { DateTime } from 'luxon';

/**
 * A time as a person says it, in the zone given: `Tue, Nov 24 at 3:00 PM EST`. The year is said only when it is
 * another one than now's. The zone is always named: who reads it may be elsewhere.
 */
export function slotWords(startsAt: Date, zone: string, now: Date): string {
  const at = DateTime.fromJSDate(startsAt, { zone }).setLocale('en-US');
  const year = at.year === DateTime.fromJSDate(now, { zone }).year ? '' : ', yyyy';
  return `${at.toFormat(`ccc, LLL d${year}`)} at ${at.toFormat('h:mm a')} ${at.offsetNameShort ?? zone}`;
}

/**
 * The zone in which times are said to a lead: its own, or the first of those it may be in. Of whom nothing is known, it is
 * taken to be in the East.
 */
export function zoneOfWords(zones: readonly string[]): string {
  return zones[0] ?? 'America/New_York';
}
