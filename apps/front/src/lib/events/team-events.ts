import type { Client } from 'graphql-ws';
import { publicApiUrl } from '@/lib/env';
import { authorisedFetch } from '@/lib/session/session-store';

export interface TeamEvent {
  seq: number;
  /** `<aggregate>.<past_tense>.v<n>` */
  type: string;
  ids: readonly string[];
  data: unknown;
  at: string;
}

export type ConnectionState = 'idle' | 'connecting' | 'live' | 'offline';

interface Ticket {
  ticket: string;
  /** Where the socket is, when it is not at NEXT_PUBLIC_API_URL. */
  url?: string;
  /** The team's last sequence number when the ticket was written. */
  seq?: number;
}

const document = `subscription TeamEvents($afterSeq: Int) {
  teamEvents(afterSeq: $afterSeq) { seq type ids data at }
}`;

const longestWait = 15_000;

/** Something else that is followed over the same socket, and again after each cut. */
interface Feed {
  query: string;
  variables: Record<string, unknown>;
  next: (data: unknown) => void;
  stop: (() => void) | null;
}

function socketUrl(): string {
  const api = publicApiUrl ?? `${location.protocol}//${location.hostname}:3001`;
  return `${api.replace(/^http/, 'ws').replace(/\/$/, '')}/graphql`;
}

/**
 * The team's events over one socket. After a cut it reconnects (1, 2, 4 … 15 s)
 * and asks for what came after the last number it saw; a number is handed on once.
 */
export class TeamEventStream {
  private readonly handlers = new Set<(event: TeamEvent) => void>();
  private readonly watchers = new Set<() => void>();
  private readonly feeds = new Set<Feed>();
  private client: Client | null = null;
  private lastSeq: number | null = null;
  private attempts = 0;
  private stopped = true;
  /** Counts the starts: what an earlier one left under way ends where it notices, and opens nothing more. */
  private turn = 0;
  private close: (() => void) | null = null;
  private wake: (() => void) | null = null;
  state: ConnectionState = 'idle';

  /** @param onGap called when events may have been missed, so that lists must be fetched anew */
  constructor(private readonly onGap: () => void) {}

  start(): void {
    if (!this.stopped) return;
    this.stopped = false;
    this.turn += 1;
    this.attempts = 0;
    window.addEventListener('online', this.hurry);
    void this.run(this.turn);
  }

  stop(): void {
    this.stopped = true;
    window.removeEventListener('online', this.hurry);
    this.close?.();
    this.wake?.();
    this.lastSeq = null;
    this.setState('idle');
  }

  onEvent(handler: (event: TeamEvent) => void): () => void {
    this.handlers.add(handler);
    return () => this.handlers.delete(handler);
  }

  onState = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  /** Follows another subscription on the team's socket; what was missed during a cut is not repeated. */
  follow<Data>(query: string, variables: Record<string, unknown>, next: (data: Data) => void): () => void {
    const feed: Feed = { query, variables, next: (data) => next(data as Data), stop: null };
    this.feeds.add(feed);
    if (this.client) this.open(feed, this.client);
    return () => {
      this.feeds.delete(feed);
      feed.stop?.();
    };
  }

  private open(feed: Feed, client: Client): void {
    const over = () => {
      feed.stop = null;
    };
    feed.stop = client.subscribe(
      { query: feed.query, variables: feed.variables },
      { next: ({ data }) => data && feed.next(data), error: over, complete: over },
    );
  }

  private readonly hurry = () => this.wake?.();

  private setState(next: ConnectionState): void {
    if (this.state === next) return;
    this.state = next;
    for (const watcher of this.watchers) watcher();
  }

  private isOver(turn: number): boolean {
    return this.stopped || turn !== this.turn;
  }

  private async run(turn: number): Promise<void> {
    while (!this.isOver(turn)) {
      if (this.attempts === 0) this.setState('connecting');
      try {
        const response = await authorisedFetch('/api/auth/socket-ticket', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{}',
        });
        if (!response.ok) throw new Error(`socket ticket: ${response.status}`);
        const ticket = (await response.json()) as Ticket;
        if (!this.isOver(turn)) await this.connect(ticket, turn);
      } catch {
        // Away, refused or cut: the state says so and the loop tries again.
      }
      if (this.isOver(turn)) return;
      this.setState('offline');
      const wait = Math.min(longestWait, 1000 * 2 ** this.attempts);
      this.attempts += 1;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, wait);
        this.wake = () => (clearTimeout(timer), resolve());
      });
      this.wake = null;
    }
  }

  private async connect({ ticket, url, seq }: Ticket, turn: number): Promise<void> {
    // What happened between the page's first answers and a ticket that came late has no number to begin at.
    if (this.lastSeq === null && this.attempts > 0) this.onGap();
    this.lastSeq ??= seq ?? null;
    // Loaded beside the page: live updates begin after the first paint anyway.
    const { createClient } = await import('graphql-ws');
    if (this.isOver(turn)) return;
    await new Promise<void>((resolve, reject) => {
      const client = createClient({
        url: url ?? socketUrl(),
        connectionParams: { ticket },
        retryAttempts: 0,
        keepAlive: 10_000,
        on: {
          connected: () => {
            if (this.isOver(turn)) return;
            this.attempts = 0;
            this.setState('live');
          },
        },
      });
      this.close = () => void client.dispose();
      const over = () => {
        if (this.client === client) this.client = null;
        void client.dispose();
      };
      client.subscribe<{ teamEvents: TeamEvent }>(
        { query: document, variables: { afterSeq: this.lastSeq } },
        {
          next: ({ data }) => data && this.take(data.teamEvents),
          error: (error) => (over(), reject(error instanceof Error ? error : new Error('socket closed'))),
          complete: () => (over(), resolve()),
        },
      );
      this.client = client;
      for (const feed of this.feeds) this.open(feed, client);
    });
  }

  private take(event: TeamEvent): void {
    // A signal has no number of its own: it says what is true for some seconds, and is never repeated.
    if (event.type.startsWith('presence.')) {
      for (const handler of this.handlers) handler(event);
      return;
    }
    // Also backwards: after a restored backup the numbers begin where the backup ends.
    const reset = event.type === 'feed.reset.v1';
    if (!reset && this.lastSeq !== null && event.seq <= this.lastSeq) return;
    const gap = reset || (this.lastSeq !== null && event.seq > this.lastSeq + 1);
    this.lastSeq = event.seq;
    if (gap) this.onGap();
    for (const handler of this.handlers) handler(event);
  }
}
