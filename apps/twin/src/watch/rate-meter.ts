/** The most that any window may hold for one key, and what was seen. */
export interface Rate {
  key: string;
  /** SMS segments (or mails) in a window that are allowed; null when only measured. */
  limit: number | null;
  /** Real milliseconds that are looked at together. */
  windowMs: number;
  /** The fullest window so far. */
  max: number;
  total: number;
}

interface Meter extends Rate {
  /** What came within the last second, oldest first. */
  times: number[];
  weights: number[];
  first: number;
  sum: number;
}

/** What carriers count by. */
export const SECOND_MS = 1_000;

/**
 * Sliding windows, in real time: a rate is what a carrier would count. Where sender and twin share a busy machine, a
 * stall of the twin makes what came one after the other come at once: a window a little shorter than a second allows
 * for that.
 */
export class RateMeter {
  private readonly meters = new Map<string, Meter>();

  /** @param limit null measures without judging */
  set(key: string, limit: number | null, windowMs = SECOND_MS): void {
    const meter = this.meters.get(key);
    if (meter) Object.assign(meter, { limit, windowMs });
    else
      this.meters.set(key, {
        key,
        limit,
        windowMs,
        max: 0,
        total: 0,
        times: [],
        weights: [],
        first: 0,
        sum: 0,
      });
  }

  /**
   * Count something at a moment.
   * @param now real milliseconds
   * @returns what the window that ends now holds, when that is more than is allowed
   */
  count(key: string, weight: number, now: number): number | null {
    const meter = this.meters.get(key);
    if (!meter) return null;
    meter.times.push(now);
    meter.weights.push(weight);
    meter.sum += weight;
    meter.total += weight;
    while ((meter.times[meter.first] ?? now) <= now - meter.windowMs)
      meter.sum -= meter.weights[meter.first++] ?? 0;
    if (meter.first > 4_096) {
      meter.times.splice(0, meter.first);
      meter.weights.splice(0, meter.first);
      meter.first = 0;
    }
    meter.max = Math.max(meter.max, meter.sum);
    return meter.limit !== null && meter.sum > meter.limit + 1e-9 ? meter.sum : null;
  }

  list(): Rate[] {
    return [...this.meters.values()].map(({ key, limit, windowMs, max, total }) => ({
      key,
      limit,
      windowMs,
      max,
      total,
    }));
  }

  clear(): void {
    this.meters.clear();
  }
}
