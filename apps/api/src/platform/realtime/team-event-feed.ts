import { teamEvents, teams, type Database } from '@og/db';
import { and, asc, eq, gt, min } from 'drizzle-orm';
import { classifyError } from '../errors/classify-error.js';
import type { Notifier } from './notifier.js';
import type { Signal, Signals } from './signals.js';

export interface TeamEvent {
  seq: number;
  type: string;
  ids: string[];
  data: Record<string, unknown> | null;
  at: Date;
}

const PAGE = 200;
/** Signals that a slow reader may leave waiting; of more the oldest are dropped, which is what they are for. */
const SIGNALS_WAITING = 50;
/** Looks without being told: for notifications that were lost, and so that a removed member's socket ends in time. */
const POLL_MS = 2_000;

export interface FeedSources {
  database: Database;
  notifier: Notifier;
  signals: Signals;
}

/**
 * The team's events from `afterSeq` on, in order, none missing, none twice, until it is ended or `isAllowed` says no.
 * Signals come in between, with the number of the event before them. A reader that is slow holds nothing up and keeps
 * no memory: the next page is read only when the last one was taken, and signals have a short line.
 */
export async function* teamEventFeed(
  { database, notifier, signals }: FeedSources,
  teamId: string,
  afterSeq: number | null,
  isAllowed: () => Promise<boolean>,
): AsyncGenerator<TeamEvent, void, undefined> {
  let wake: () => void = () => undefined;
  let notified = false;
  const waiting: Signal[] = [];
  const stopEvents = notifier.listen(teamId, () => {
    notified = true;
    wake();
  });
  const stopSignals = signals.listen(teamId, (signal) => {
    waiting.push(signal);
    if (waiting.length > SIGNALS_WAITING) waiting.shift();
    wake();
  });
  try {
    let last = afterSeq ?? (await currentSeq(database, teamId));
    const oldest = afterSeq === null ? null : await oldestSeq(database, teamId);
    if (afterSeq !== null && oldest !== null && oldest > afterSeq + 1) {
      last = await currentSeq(database, teamId);
      yield { seq: last, type: 'feed.reset.v1', ids: [], data: {}, at: new Date(0) };
    }
    for (;;) {
      notified = false;
      const events = await unlessAway(async () =>
        (await isAllowed()) ? readEvents(database, teamId, last) : null,
      );
      if (events === null) return;
      for (const event of events) {
        last = event.seq;
        yield event;
      }
      for (const { type, ids, data, at } of waiting.splice(0))
        yield { seq: last, type, ids, data: { ...data }, at };
      if (events.length === PAGE || notified) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, POLL_MS);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
        if (notified || waiting.length > 0) wake();
      });
    }
  } finally {
    stopEvents();
    stopSignals();
  }
}

/** A database that is away for a moment ends no feed: nothing is read, and the next round looks again. */
async function unlessAway(read: () => Promise<TeamEvent[] | null>): Promise<TeamEvent[] | null> {
  try {
    return await read();
  } catch (error) {
    if (classifyError(error).code === 'VENDOR_UNAVAILABLE') return [];
    throw error;
  }
}

async function readEvents(database: Database, teamId: string, after: number): Promise<TeamEvent[]> {
  const rows = await database.withTeam(
    teamId,
    (tx) =>
      tx.db
        .select()
        .from(teamEvents)
        .where(and(eq(teamEvents.teamId, teamId), gt(teamEvents.seq, after)))
        .orderBy(asc(teamEvents.seq))
        .limit(PAGE),
    { readOnly: true },
  );
  return rows.map((row) => ({
    seq: row.seq,
    type: row.type,
    ids: row.ids,
    data: row.data,
    at: row.createdAt,
  }));
}

/** The number of the team's newest event; what a browser loads after reading it misses nothing after it. */
export async function currentSeq(database: Database, teamId: string): Promise<number> {
  const rows = await database.withTeam(
    teamId,
    (tx) => tx.db.select({ seq: teams.eventSeq }).from(teams).where(eq(teams.id, teamId)),
    { readOnly: true },
  );
  return rows[0]?.seq ?? 0;
}

async function oldestSeq(database: Database, teamId: string): Promise<number | null> {
  const rows = await database.withTeam(
    teamId,
    (tx) =>
      tx.db
        .select({ seq: min(teamEvents.seq) })
        .from(teamEvents)
        .where(eq(teamEvents.teamId, teamId)),
    { readOnly: true },
  );
  return rows[0]?.seq ?? null;
}
