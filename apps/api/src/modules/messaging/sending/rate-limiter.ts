import type { TeamTx } from '@og/db';
import type { Rate } from './rate-window.js';

/** One message that asks when it may leave. */
export interface SlotRequest {
  segments: number;
  /** Every rate that it counts for: its number's, its 10DLC campaign's. None: it leaves at once. */
  rates: readonly Rate[];
}

export interface Slots {
  /** Milliseconds from now for each request, in its order; null: not within the horizon, and nothing is noted for it. */
  delays: (number | null)[];
  /** Milliseconds until one more segment could leave under each rate that was asked about. */
  nextFree: Map<string, number>;
}

/**
 * When texts may leave, so that no number and no 10DLC campaign sends faster than its carrier allows, whichever
 * process sends. Real time counts, also where the product's clock is simulated: carriers count by their own.
 */
export interface RateLimiter {
  /** Reserve the slots of a batch, in one round trip; what is reserved and not used is lost. */
  reserve(tx: TeamTx, requests: readonly SlotRequest[], horizonMs: number): Promise<Slots>;
}

/** Each rate of the requests once. */
export function ratesOf(requests: readonly SlotRequest[]): Rate[] {
  const rates = new Map<string, Rate>();
  for (const request of requests) for (const rate of request.rates) rates.set(rate.key, rate);
  return [...rates.values()];
}
