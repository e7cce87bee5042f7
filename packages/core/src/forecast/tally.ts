import type { Channel } from '../compliance/types.js';
import { pacificDay } from '../senders/pacific-day.js';
import type { Limit, ServedSend } from './send-queue.js';

/** Counts of one step. */
export interface StepTally {
  messages: number;
  segments: number;
}

export interface SenderTally {
  messages: number;
  segments: number;
  /** By Pacific day, `YYYY-MM-DD`. */
  perDay: Map<string, number>;
  /** How many of its messages each limit kept. */
  kept: Map<Limit, number>;
}

const HOUR_MS = 3_600_000;
/** Messages that leave within a minute of their time are not limited: they only stand in line. */
const NOTICED_MS = 60_000;

/** Adds up served sends. Figures are expected values: a message that only part of the people will get counts in part. */
export class ForecastTally {
  readonly steps: StepTally[];
  readonly senders: SenderTally[];
  /** By hour (epoch milliseconds) and sender. */
  readonly hours = new Map<number, Float64Array>();
  segments = 0;
  emails = 0;
  messages = 0;
  first = Number.POSITIVE_INFINITY;
  last = Number.NEGATIVE_INFINITY;
  private day = { name: '', from: 0, to: 0 };

  constructor(
    steps: number,
    private readonly senderCount: number,
  ) {
    this.steps = Array.from({ length: steps }, () => ({ messages: 0, segments: 0 }));
    this.senders = Array.from({ length: senderCount }, () => ({
      messages: 0,
      segments: 0,
      perDay: new Map<string, number>(),
      kept: new Map<Limit, number>(),
    }));
  }

  /** @param factor how many runs stand behind each that was looked at; 1 unless the audience was sampled */
  add(served: ServedSend, step: number, channel: Channel, factor = 1): void {
    const { send, at, limitedBy } = served;
    const weight = send.weight * factor;
    const segments = send.segments * weight;
    this.messages += weight;
    if (channel === 'email') this.emails += weight;
    this.segments += segments;
    this.first = Math.min(this.first, at);
    this.last = Math.max(this.last, at);
    const ofStep = this.steps[step];
    if (ofStep) {
      ofStep.messages += weight;
      ofStep.segments += segments;
    }
    const hour = Math.floor(at / HOUR_MS) * HOUR_MS;
    let inHour = this.hours.get(hour);
    if (!inHour) this.hours.set(hour, (inHour = new Float64Array(this.senderCount)));
    inHour[send.sender] = (inHour[send.sender] ?? 0) + weight;
    const ofSender = this.senders[send.sender];
    if (!ofSender) return;
    ofSender.messages += weight;
    ofSender.segments += segments;
    const day = this.dayOf(at);
    ofSender.perDay.set(day, (ofSender.perDay.get(day) ?? 0) + weight);
    if (limitedBy && at - send.at >= NOTICED_MS)
      ofSender.kept.set(limitedBy, (ofSender.kept.get(limitedBy) ?? 0) + weight);
  }

  /** Sends come in the order of their time, so that a day is asked for once. */
  private dayOf(at: number): string {
    const hour = Math.floor(at / HOUR_MS) * HOUR_MS;
    if (hour !== this.day.from || this.day.name === '')
      this.day = { name: pacificDay(new Date(at)), from: hour, to: hour };
    return this.day.name;
  }
}

/** The limit that kept most of a sender's messages; null: none. */
export function mainLimit(kept: ReadonlyMap<Limit, number>): Limit | null {
  let best: Limit | null = null;
  let most = 0;
  for (const [limit, count] of kept) {
    if (count > most) {
      best = limit;
      most = count;
    }
  }
  return best;
}
