import { DateTime } from 'luxon';

/** Within these hours of the other side's clock a call is proposed: the strictest laws on calls allow no others. */
const [FIRST_HOUR, LAST_HOUR] = [8, 20];

/** Whether a meeting lies within the day in every zone where the other side may be. */
export function isDaytime(
  { startsAt, endsAt }: { startsAt: Date; endsAt: Date },
  zones: readonly string[],
): boolean {
  return zones.every((zone) => {
    const from = DateTime.fromJSDate(startsAt, { zone });
    const to = DateTime.fromJSDate(endsAt, { zone });
    const opens = from.startOf('day').set({ hour: FIRST_HOUR });
    const closes = from.startOf('day').set({ hour: LAST_HOUR });
    return from >= opens && to <= closes;
  });
}
