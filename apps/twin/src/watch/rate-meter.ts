/** The most that any second may hold for one key, and what was seen. */
export interface Rate {
  key: string;
  /** SMS segments (or mails) a second that are allowed; null when only measured. */
  limit: number | null;
  /** The fullest second so far. */
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

const SECOND_MS = 1_000;

/** Sliding windows of one second, in real time: a rate is what a carrier would count. */
export class RateMeter {
  private readonly meters = new Map<string, Meter>();

  /** @param limit null measures without judging */
  set(key: string, limit: number | null): void {
    const meter = this.meters.get(key);
    if (meter) meter.limit = limit;
    else this.meters.set(key, { key, limit, max: 0, total: 0, times: [], weights: [], first: 0, sum: 0 });
  }

  /**
   * Count something at a moment.
   * @param now real milliseconds
   * @returns what the second that ends now holds, when that is more than is allowed
   */
  count(key: string, weight: number, now: number): number | null {
    const meter = this.meters.get(key);
    if (!meter) return null;
    meter.times.push(now);
    meter.weights.push(weight);
    meter.sum += weight;
    meter.total += weight;
    while ((meter.times[meter.first] ?? now) <= now - SECOND_MS)
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
    return [...this.meters.values()].map(({ key, limit, max, total }) => ({ key, limit, max, total }));
  }

  clear(): void {
    this.meters.clear();
  }
}
