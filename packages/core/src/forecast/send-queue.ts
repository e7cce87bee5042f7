import { nextPacificMidnight, pacificDay } from '../senders/pacific-day.js';
import { TimeBuckets } from './time-buckets.js';
import { CLOSING_MS } from './walk-run.js';

/** A limit of a Pacific day. */
export interface QueueCap {
  /** `number:<id>`, `mailbox:<id>` or `brand:<id>`; senders may share one. */
  scope: string;
  unit: 'messages' | 'segments';
  perDay: number;
}

/** How fast and how much a sender may send. */
export interface QueueSender {
  id: string;
  /** SMS segments; null: no such rate. */
  segmentsPerSecond: number | null;
  /** Registered traffic, whose rate several senders share. */
  tenDlc: { id: string; segmentsPerSecond: number } | null;
  caps: readonly QueueCap[];
}

/** When a place is open for a channel, in epoch milliseconds. */
export interface QueueHours {
  /** The first instant from `at` on at which it may go out; null when none comes. */
  opens(at: number): number | null;
  /** When the hours that are open at `at` end; Infinity without hours. */
  closes(at: number): number;
}

export interface QueuedSend {
  /** Sends of one run follow each other. */
  run: number;
  /** When the gate lets it go. */
  at: number;
  segments: number;
  /** Expected share: 1 for a message that is certain. */
  weight: number;
  /** Index into the senders. */
  sender: number;
  /** Index into the hours. */
  hours: number;
}

export type Limit = 'rate' | 'ten_dlc_rate' | 'daily_cap' | 'brand_cap';

export interface ServedSend {
  send: QueuedSend;
  /** Index into the sends that were given. */
  index: number;
  /** When it leaves. */
  at: number;
  /** What kept it longest; null: nothing. */
  limitedBy: Limit | null;
}

/** Counts of a day that were there before. */
export type Used = ReadonlyMap<string, { messages: number; segments: number }>;

/**
 * Put sends through their senders' rates and daily caps: one after the other at the rate in segments, within the hours
 * of the person, and over a cap not before the next Pacific midnight. A run's next message moves by as much as the one
 * before it was late.
 *
 * @param sends those of a run in their order
 * @param usedToday by scope, of the Pacific day of the first send
 */
export function* queueSends(
  sends: readonly QueuedSend[],
  senders: readonly QueueSender[],
  hours: readonly QueueHours[],
  usedToday: Used = new Map(),
): Generator<ServedSend> {
  const queue = new TimeBuckets();
  const followers = followersOf(sends);
  const kept: (Limit | null)[] = Array.from({ length: sends.length }, () => null);
  for (const [index, send] of sends.entries()) if (!followers.isFollower[index]) queue.add(send.at, index);
  const free = new Map<string, number>();
  const used = new DayCounts(usedToday);
  /** Hours that never open again take nothing: the send is left out. */
  const wait = (index: number, at: number | null): void => {
    if (at !== null) queue.add(at, index);
  };
  for (;;) {
    const taken = queue.take();
    if (!taken) return;
    const { item: index, at } = taken;
    const send = sends[index];
    const sender = send && senders[send.sender];
    const open = send && hours[send.hours];
    if (!send || !sender || !open) continue;
    const slot = earliest(sender, at, free);
    if (slot.at > at) {
      kept[index] ??= slot.limit;
      const closes = open.closes(slot.at);
      if (closes - slot.at < CLOSING_MS) {
        wait(index, open.opens(closes));
        continue;
      }
    }
    const full = used.fullCap(sender, send, slot.at);
    if (full) {
      kept[index] = full.scope.startsWith('brand:') ? 'brand_cap' : 'daily_cap';
      wait(index, open.opens(used.midnightAfter(slot.at)));
      continue;
    }
    used.count(sender, send, slot.at);
    occupy(sender, slot.at, send.segments * send.weight, free);
    yield { send, index, at: slot.at, limitedBy: kept[index] ?? null };
    const next = followers.next[index] ?? -1;
    const following = sends[next];
    if (!following) continue;
    const lateness = slot.at - send.at;
    wait(
      next,
      lateness > 0 ? (hours[following.hours]?.opens(following.at + lateness) ?? null) : following.at,
    );
  }
}

function followersOf(sends: readonly QueuedSend[]): { next: Int32Array; isFollower: Uint8Array } {
  const next = new Int32Array(sends.length).fill(-1);
  const isFollower = new Uint8Array(sends.length);
  const last = new Map<number, number>();
  for (const [index, { run }] of sends.entries()) {
    const before = last.get(run);
    if (before !== undefined) {
      next[before] = index;
      isFollower[index] = 1;
    }
    last.set(run, index);
  }
  return { next, isFollower };
}

function earliest(
  sender: QueueSender,
  at: number,
  free: ReadonlyMap<string, number>,
): { at: number; limit: Limit | null } {
  const own = free.get(sender.id) ?? 0;
  const shared = sender.tenDlc ? (free.get(sender.tenDlc.id) ?? 0) : 0;
  if (shared > own && shared > at) return { at: shared, limit: 'ten_dlc_rate' };
  return own > at ? { at: own, limit: 'rate' } : { at, limit: null };
}

function occupy(sender: QueueSender, at: number, segments: number, free: Map<string, number>): void {
  const hold = (id: string, rate: number): void => {
    free.set(id, at + (segments * 1_000) / Math.max(rate, 0.001));
  };
  if (sender.segmentsPerSecond !== null) hold(sender.id, sender.segmentsPerSecond);
  if (sender.tenDlc) hold(sender.tenDlc.id, sender.tenDlc.segmentsPerSecond);
}

/** What each scope used on each Pacific day. */
class DayCounts {
  private readonly used = new Map<string, { messages: number; segments: number }>();
  private day = { name: '', ends: Number.NEGATIVE_INFINITY, begins: Number.POSITIVE_INFINITY };
  private firstDay: string | null = null;

  constructor(private readonly usedToday: Used) {}

  midnightAfter(at: number): number {
    this.dayOf(at);
    return this.day.ends;
  }

  fullCap(sender: QueueSender, send: QueuedSend, at: number): QueueCap | undefined {
    if (sender.caps.length === 0) return undefined;
    const day = this.dayOf(at);
    return sender.caps.find(({ scope, unit, perDay }) => {
      const amount = unit === 'messages' ? 1 : send.segments;
      return this.of(scope, day)[unit] + amount * send.weight > perDay + 1e-6;
    });
  }

  count(sender: QueueSender, send: QueuedSend, at: number): void {
    if (sender.caps.length === 0) return;
    const day = this.dayOf(at);
    for (const scope of new Set(sender.caps.map((cap) => cap.scope))) {
      const counts = this.of(scope, day);
      counts.messages += send.weight;
      counts.segments += send.segments * send.weight;
    }
  }

  private of(scope: string, day: string): { messages: number; segments: number } {
    const key = `${scope}|${day}`;
    let counts = this.used.get(key);
    if (!counts) {
      const before = day === this.firstDay ? this.usedToday.get(scope) : undefined;
      counts = { messages: before?.messages ?? 0, segments: before?.segments ?? 0 };
      this.used.set(key, counts);
    }
    return counts;
  }

  private dayOf(at: number): string {
    if (at >= this.day.ends || at < this.day.begins) {
      const date = new Date(at);
      const ends = nextPacificMidnight(date).getTime();
      this.day = { name: pacificDay(date), ends, begins: at };
      this.firstDay ??= this.day.name;
    }
    return this.day.name;
  }
}
