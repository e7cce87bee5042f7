/** Days on screens begin at midnight here, until a team can name its own zone: most US teams start their day by it. */
export const REPORTING_ZONE = 'America/New_York';

/** The instant at which the reporting day of `now` began; days of a clock change are right too. */
export function startOfToday(now: Date, zone = REPORTING_ZONE): Date {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    day: 'numeric',
  });
  const read = (at: Date) =>
    Object.fromEntries(parts.formatToParts(at).map((part) => [part.type, Number(part.value)]));
  const local = read(now);
  const since =
    ((local['hour'] ?? 0) * 3_600 + (local['minute'] ?? 0) * 60 + (local['second'] ?? 0)) * 1_000 +
    now.getUTCMilliseconds();
  const guess = new Date(now.getTime() - since);
  // A clock change since midnight leaves the guess an hour off: 23:00 of the day before, or 01:00.
  const hour = read(guess)['hour'] ?? 0;
  if (hour === 0) return guess;
  return new Date(guess.getTime() + (hour > 12 ? 24 - hour : -hour) * 3_600_000);
}
