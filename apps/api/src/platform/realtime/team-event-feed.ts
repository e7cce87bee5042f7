import { teamEvents, teams, type Database } from '@og/db';
import { and, asc, eq, gt, min } from 'drizzle-orm';
import { classifyError } from '../errors/classify-error.js';
import type { Notifier } from './notifier.js';

export interface TeamEvent {
  seq: number;
  type: string;
  ids: string[];
  data: Record<string, unknown> | null;
  at: Date;
}

const PAGE = 200;
/** Looks without being told: for notifications that were lost, and so that a removed member's socket ends in time. */
const POLL_MS = 2_000;

/**
 * The team's events from `afterSeq` on, in order, none missing, none twice, until `signal` ends it. A reader that
 * is slow is never ahead of itself: the next page is read only when the last one was taken.
 */
export async function* teamEventFeed(
  database: Database,
  notifier: Notifier,
  teamId: string,
  afterSeq: number | null,
  isAllowed: () => Promise<boolean>,
): AsyncGenerator<TeamEvent, void, undefined> {
  let wake: () => void = () => undefined;
  let notified = false;
  const stop = notifier.listen(teamId, () => {
    notified = true;
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
      if (events.length === PAGE || notified) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, POLL_MS);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
        if (notified) wake();
      });
    }
  } finally {
    stop();
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
