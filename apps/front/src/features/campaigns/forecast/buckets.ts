interface Hour {
  /** ISO, the full hour. */
  hour: string;
  count: number;
}

export interface Bucket {
  /** Milliseconds since 1970 at its begin. */
  at: number;
  count: number;
}

export interface Buckets {
  size: 'hour' | 'day';
  /** Without gaps: hours in which nothing is sent are there with 0. */
  list: readonly Bucket[];
}

const hourMs = 3_600_000;
/** More hours than this are shown as days: narrower bars could not be told apart. */
const mostHours = 24 * 5;

function dayOf(at: number): number {
  const day = new Date(at);
  day.setHours(0, 0, 0, 0);
  return day.getTime();
}

function nextDay(at: number): number {
  const day = new Date(at);
  day.setDate(day.getDate() + 1);
  return day.getTime();
}

/** Counts of all senders over time, hour by hour, or day by day (of the reader) when they are many. */
export function bucketsOf(hourly: readonly Hour[]): Buckets {
  const sums = new Map<number, number>();
  for (const { hour, count } of hourly) {
    const at = Date.parse(hour);
    sums.set(at, (sums.get(at) ?? 0) + count);
  }
  const times = [...sums.keys()].toSorted((a, b) => a - b);
  const first = times[0];
  const last = times.at(-1);
  if (first === undefined || last === undefined) return { size: 'hour', list: [] };
  const list: Bucket[] = [];
  if ((last - first) / hourMs < mostHours) {
    for (let at = first; at <= last; at += hourMs) list.push({ at, count: sums.get(at) ?? 0 });
    return { size: 'hour', list };
  }
  const days = new Map<number, number>();
  for (const [at, count] of sums) days.set(dayOf(at), (days.get(dayOf(at)) ?? 0) + count);
  for (let at = dayOf(first); at <= last; at = nextDay(at)) list.push({ at, count: days.get(at) ?? 0 });
  return { size: 'day', list };
}

/** A round number at or above `most`, and half of it: what the axis says. */
export function axisTop(most: number): number {
  if (most <= 2) return 2;
  const power = 10 ** Math.floor(Math.log10(most));
  for (const factor of [1, 2, 4, 5, 6, 8, 10]) {
    const top = factor * power;
    if (top >= most && top % 2 === 0) return top;
  }
  return 10 * power;
}
