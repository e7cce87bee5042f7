/** What the clock and the calendar on a wall show. */
export interface WallClock {
  year: number;
  /** From 1. */
  month: number;
  day: number;
  /** `mon` … `sun`. */
  weekday: string;
  /** After midnight. */
  minutes: number;
}

const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** One for each zone and use: making them is slow, and a person types while they are used. Null: no such zone. */
function formatOf(
  zone: string,
  use: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat | null {
  const key = `${zone} ${use}`;
  const known = formats.get(key);
  if (known) return known;
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, ...options });
    formats.set(key, format);
    return format;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** What a zone's clock shows at an instant, with nothing but what every browser has; null: no such zone or instant. */
export function wallClock(at: Date, zone: string): WallClock | null {
  if (Number.isNaN(at.getTime())) return null;
  const parts = formatOf(zone, 'clock', {
    weekday: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  })?.formatToParts(at);
  if (!parts) return null;
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((one) => one.type === type)?.value ?? '';
  return {
    year: Number(part('year')),
    month: Number(part('month')),
    day: Number(part('day')),
    weekday: part('weekday').toLowerCase(),
    minutes: Number(part('hour')) * 60 + Number(part('minute')),
  };
}

/** Calendar days from one day to another. */
export function daysBetween(from: WallClock, to: WallClock): number {
  return Math.round(
    (Date.UTC(to.year, to.month - 1, to.day) - Date.UTC(from.year, from.month - 1, from.day)) / DAY_MS,
  );
}

/** What a zone is called at an instant: `est`, `et`, `eastern standard time`, `eastern time`, `eastern`. Lower case. */
export function zoneNames(at: Date, zone: string): Set<string> {
  const names = (['short', 'shortGeneric', 'long', 'longGeneric'] as const).flatMap((timeZoneName) =>
    (formatOf(zone, timeZoneName, { timeZoneName })?.formatToParts(at) ?? []).flatMap(({ type, value }) =>
      type === 'timeZoneName' ? [value.toLowerCase()] : [],
    ),
  );
  return new Set([...names, ...names.map((name) => name.replace(/ (?:standard |daylight )?time$/, ''))]);
}
