import type { Database } from '@og/db';
import type { Signal } from './signals.js';
import { readEvents, type TeamEvent } from './team-events-store.js';
import type { HubReader, TeamHub } from './team-hub.js';

/** Signals that a slow reader may leave waiting; of more the oldest are dropped, which is what they are for. */
const SIGNALS_WAITING = 50;

/**
 * One socket's way through its team's events: from `afterSeq` on, in order, none missing, none twice. Signals come in
 * between, with the number of the event before them. The next event is looked up when the last one was taken, so that a
 * reader that does not read holds one event and at most fifty signals. One that was live and fell behind what the hub
 * keeps is told to load everything again, as is one that asks for what is no longer stored.
 */
export class TeamEventReader implements AsyncGenerator<TeamEvent, void, undefined>, HubReader {
  private seq = 0;
  private begun = false;
  private live = false;
  private ended = false;
  /** Events of the time before the hub's, from the database. */
  private page: TeamEvent[] = [];
  private readonly signals: Signal[] = [];
  private woken = false;
  private wakeUp: (() => void) | null = null;

  constructor(
    private readonly database: Database,
    private readonly hub: TeamHub,
    private readonly afterSeq: number | null,
    private readonly onEnd: () => void,
  ) {}

  async next(): Promise<IteratorResult<TeamEvent, void>> {
    try {
      if (!this.begun) await this.begin();
      while (!this.ended) {
        this.woken = false;
        const event = await this.take();
        if (this.ended) break;
        if (event) return { done: false, value: event };
        // What came while it looked must not be slept through.
        if (!this.woken) await this.sleep();
      }
    } catch (error) {
      this.end();
      throw error;
    }
    return { done: true, value: undefined };
  }

  return(): Promise<IteratorResult<TeamEvent, void>> {
    this.end();
    return Promise.resolve({ done: true, value: undefined });
  }

  throw(error: unknown): Promise<IteratorResult<TeamEvent, void>> {
    this.end();
    return Promise.reject(error as Error);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  wake(): void {
    this.woken = true;
    this.wakeUp?.();
  }

  signal(signal: Signal): void {
    this.signals.push(signal);
    if (this.signals.length > SIGNALS_WAITING) this.signals.shift();
    this.wake();
  }

  private sleep(): Promise<void> {
    return new Promise((resolve) => {
      this.wakeUp = () => {
        this.wakeUp = null;
        resolve();
      };
    });
  }

  private end(): void {
    if (this.ended) return;
    this.ended = true;
    this.onEnd();
    this.wake();
  }

  private async begin(): Promise<void> {
    await this.hub.open();
    // "From now on" is meant of this moment; and another process may have told this browser of more than is known here.
    if (this.afterSeq === null || this.afterSeq > this.hub.head) await this.hub.refresh();
    this.seq = this.afterSeq ?? this.hub.head;
    this.begun = true;
  }

  private async take(): Promise<TeamEvent | null> {
    if (this.page.length === 0 && !this.live && this.hub.after(this.seq) === 'gone') {
      this.page = await readEvents(this.database, this.hub.teamId, this.seq);
      if (this.page[0]?.seq !== this.seq + 1) return this.startAnew();
    }
    const stored = this.page.shift();
    if (stored) return this.at(stored);
    this.live = true;
    const event = this.hub.after(this.seq);
    if (event === 'gone' || this.seq > this.hub.head) return this.startAnew();
    if (event) return this.at(event);
    const signal = this.signals.shift();
    return signal ? { ...signal, seq: this.seq, data: { ...signal.data } } : null;
  }

  private at(event: TeamEvent): TeamEvent {
    this.seq = event.seq;
    return event;
  }

  /** What is between is not told one by one any more. */
  private startAnew(): TeamEvent {
    this.page = [];
    this.seq = this.hub.head;
    return { seq: this.seq, type: 'feed.reset.v1', ids: [], data: {}, at: new Date(0) };
  }
}
