import type { Database } from '@og/db';
import type { Signal } from './signals.js';
import { EVENTS_PAGE, readEvents, readNewestEvents, type TeamEvent } from './team-events-store.js';

/** The newest events stay here for everybody who reads them; who is further behind loads anew. */
export const EVENTS_KEPT = 512;

/** What a hub wakes when there is something to read. */
export interface HubReader {
  wake(): void;
  signal(signal: Signal): void;
}

/**
 * One team's events in one process: read from the database once, handed on to any number of sockets. A reader is a
 * place in the list and no copy of it, so that a slow one costs nothing and holds nobody up.
 */
export class TeamHub {
  readonly readers = new Set<HubReader>();
  /** The number of the newest event that is known here. */
  head = 0;
  /** Without gaps, up to `head`. */
  private kept: TeamEvent[] = [];
  private opening: Promise<void> | null = null;
  private reading: Promise<void> | null = null;
  /** One more read, whatever is known. */
  private again = false;
  /** Events up to here are said to be there. */
  private wanted = 0;

  constructor(
    private readonly database: Database,
    readonly teamId: string,
    /** Told of what was read, once. */
    private readonly onEvents: (events: readonly TeamEvent[]) => void,
  ) {}

  /** Where the team is now; the newest events are there for those who come back after a short absence. */
  open(): Promise<void> {
    this.opening ??= this.readNewest().catch((error: unknown) => {
      // A database that was away is asked again by whoever comes next.
      this.opening = null;
      throw error;
    });
    return this.opening;
  }

  private async readNewest(): Promise<void> {
    const { head, events } = await readNewestEvents(this.database, this.teamId);
    this.head = head;
    if (events.at(-1)?.seq === head) this.kept = events;
  }

  /**
   * Read what is new. Calls during a read are one further read after it: whoever waits for the answer knows all that
   * was committed before the call. `seq`: somebody says that the events reach to there.
   */
  async refresh(seq?: number): Promise<void> {
    await this.open();
    if (seq === undefined) this.again = true;
    else this.wanted = Math.max(this.wanted, seq);
    if (!this.again && this.wanted <= this.head) return;
    this.reading ??= this.readAll().finally(() => {
      this.reading = null;
    });
    await this.reading;
  }

  /** The event after a number: null when there is none yet, `gone` when it is no longer kept here. */
  after(seq: number): TeamEvent | null | 'gone' {
    if (seq >= this.head) return null;
    const oldest = this.kept[0]?.seq ?? this.head + 1;
    return this.kept[seq + 1 - oldest] ?? 'gone';
  }

  /** Hand a signal on to every reader. */
  signal(signal: Signal): void {
    for (const reader of this.readers) reader.signal(signal);
  }

  private async readAll(): Promise<void> {
    while (this.again || this.wanted > this.head) {
      this.again = false;
      const { wanted } = this;
      const events = await readEvents(this.database, this.teamId, this.head);
      this.again ||= events.length === EVENTS_PAGE;
      this.take(events);
      // What was said to be there and is not has been taken away since.
      if (events.length === 0 && this.wanted === wanted) this.wanted = this.head;
    }
  }

  private take(events: TeamEvent[]): void {
    const [first, last] = [events[0], events.at(-1)];
    if (!first || !last) return;
    if (first.seq !== this.head + 1) this.kept = [];
    this.kept.push(...events);
    if (this.kept.length > EVENTS_KEPT) this.kept.splice(0, this.kept.length - EVENTS_KEPT);
    this.head = last.seq;
    this.onEvents(events);
    for (const reader of this.readers) reader.wake();
  }
}
