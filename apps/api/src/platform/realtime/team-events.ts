import type { Database } from '@og/db';
import { classifyError } from '../errors/classify-error.js';
import type { Notifier } from './notifier.js';
import type { Signals } from './signals.js';
import { TeamEventReader } from './team-event-reader.js';
import { currentSeqs, type TeamEvent } from './team-events-store.js';
import { TeamHub } from './team-hub.js';

/** Looks without being told, for notifications that were lost: one query for all teams of the process. */
const POLL_MS = 2_000;

export interface TeamEventSources {
  database: Database;
  notifier: Notifier;
  signals: Signals;
  /** What went wrong while nobody waited for an answer; it is tried again. */
  onError: (error: Error) => void;
}

interface OpenHub {
  hub: TeamHub;
  close: () => void;
}

/**
 * The events of all teams that have a socket in this process. Each team has one hub here, from its first reader to its
 * last: an event is read once a team and process, however many look.
 */
export class TeamEvents {
  private readonly hubs = new Map<string, OpenHub>();
  private readonly membersChanged = new Set<() => void>();
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly sources: TeamEventSources) {}

  /** The team's events after `afterSeq`, or from now on; ends when it is returned. */
  follow(teamId: string, afterSeq: number | null): AsyncGenerator<TeamEvent, void, undefined> {
    const open = this.hubs.get(teamId) ?? this.open(teamId);
    const reader = new TeamEventReader(this.sources.database, open.hub, afterSeq, () => {
      open.hub.readers.delete(reader);
      if (open.hub.readers.size === 0 && this.hubs.get(teamId) === open) this.close(teamId, open);
    });
    open.hub.readers.add(reader);
    return reader;
  }

  /** Call back when somebody's place in a team that is followed here changed. */
  onMembersChanged(callback: () => void): void {
    this.membersChanged.add(callback);
  }

  /** How many teams are followed here, by how many readers. */
  stats(): { teams: number; readers: number } {
    return {
      teams: this.hubs.size,
      readers: [...this.hubs.values()].reduce((sum, { hub }) => sum + hub.readers.size, 0),
    };
  }

  private open(teamId: string): OpenHub {
    const { database, notifier, signals } = this.sources;
    const hub = new TeamHub(database, teamId, (events) => this.look(events));
    const stopEvents = notifier.listen(teamId, (seq) => this.refresh(hub, seq));
    const stopSignals = signals.listen(teamId, (signal) => hub.signal(signal));
    const close = (): void => {
      stopEvents();
      stopSignals();
    };
    const open = { hub, close };
    this.hubs.set(teamId, open);
    this.timer ??= setInterval(() => void this.poll(), POLL_MS).unref();
    return open;
  }

  private close(teamId: string, { close }: OpenHub): void {
    close();
    this.hubs.delete(teamId);
    if (this.hubs.size > 0 || !this.timer) return;
    clearInterval(this.timer);
    this.timer = null;
  }

  private look(events: readonly TeamEvent[]): void {
    if (!events.some((event) => event.type === 'team.changed.v1' && event.data?.['what'] === 'members'))
      return;
    for (const callback of this.membersChanged) callback();
  }

  private refresh(hub: TeamHub, seq: number | undefined): void {
    hub.refresh(seq).catch((error: Error) => this.report(error));
  }

  private async poll(): Promise<void> {
    try {
      for (const { teamId, seq } of await currentSeqs(this.sources.database, [...this.hubs.keys()])) {
        const open = this.hubs.get(teamId);
        if (open) this.refresh(open.hub, seq);
      }
    } catch (error) {
      this.report(error as Error);
    }
  }

  /** A database that is away for a moment ends no feed: the next round looks again. */
  private report(error: Error): void {
    if (classifyError(error).code !== 'VENDOR_UNAVAILABLE') this.sources.onError(error);
  }
}
