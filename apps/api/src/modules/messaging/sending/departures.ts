import { depart, emptyRate, fitsAt, forget, type Rate, type RateState } from './rate-window.js';

/** A second, and a little for the way. Shorter than the plan's window, so that what was late once catches up again. */
const SECOND_MS = 1_030;

/**
 * What really left this process, by rate. A slot is a plan; a process that stands still for a moment would let all
 * that became due leave at once. Before each departure the last second is looked at once more.
 */
export class Departures {
  private readonly states = new Map<string, RateState>();
  /** When each rate has its next slot, as the limiter last said. A hint: it spares asking the gate in vain. */
  private readonly free = new Map<string, number>();
  private turns = 0;

  /** Note a departure now when its rates allow it. @returns 0, or how many milliseconds too early it is */
  leave(rates: readonly Rate[], segments: number, now = performance.now()): number {
    let at = now;
    for (const rate of rates) {
      const state = this.stateOf(rate.key);
      forget(state, now);
      at = Math.max(at, fitsAt(state, rate.perSecond, now, segments, SECOND_MS));
    }
    if (at > now) return at - now;
    for (const rate of rates) depart(this.stateOf(rate.key), rate.perSecond, now, segments);
    return 0;
  }

  /** The limiter said that a rate has its next slot in so many milliseconds. */
  noteFree(key: string, inMs: number, now = performance.now()): void {
    if (this.free.size > 20_000) this.free.clear();
    this.free.set(key, now + inMs);
  }

  /** Milliseconds until a rate's next slot, as far as is known. */
  waitOf(key: string, now = performance.now()): number {
    return Math.max(0, (this.free.get(key) ?? 0) - now);
  }

  /** A number that grows with each batch, so that each begins with another sender. */
  turn(): number {
    this.turns += 1;
    return this.turns;
  }

  private stateOf(key: string): RateState {
    const known = this.states.get(key);
    if (known) return known;
    // Senders are few; the bound only guards against a process that serves thousands of teams.
    if (this.states.size > 5_000) this.states.clear();
    const state = emptyRate();
    this.states.set(key, state);
    return state;
  }
}
