import { JOBS, KEPT_JOBS, type Clock, type JobName } from '@og/contracts';
import type { Database, Tx } from '@og/db';
import { failpoint } from '../failpoints.js';
import { quietly, type Logger } from '../logging/logger.js';
import type { JobQueues } from '../queue/queues.js';
import type { Notifier } from '../realtime/notifier.js';

interface OutboxRow {
  id: string;
  team_id: string;
  topic: string;
  payload: Record<string, unknown>;
}

const BATCH = 500;
const IDLE_MS = 250;
const SET_ASIDE_MS = 3_600_000;
/** A kept job that is not done after this is handed on again; one that still waits or runs stays the same job. */
export const KEPT_AGAIN_MS = 5 * 60_000;

const OF_OUTBOX = 'outbox-';

/** A kept job has ended, well or for good: it is not owed any more. Any other job is let be. */
export async function keptJobDone(
  database: Database,
  job: { name: string; id?: string | undefined },
): Promise<void> {
  if (!KEPT_JOBS.has(job.name as JobName) || !job.id?.startsWith(OF_OUTBOX)) return;
  const id = job.id.slice(OF_OUTBOX.length);
  await database.withSystem((tx) => tx.client.query('delete from outbox where id = $1::bigint', [id]));
}

/**
 * Carries outbox rows on: jobs to their queues, events into the team's numbered feed. Every API process runs
 * one; rows are claimed with SKIP LOCKED. A row goes away in the transaction that handed it on, so a crash in
 * between hands it on twice, never not at all: jobs are idempotent, events are numbered in the same commit. A kept job's
 * row goes when the job is done (`keptJobDone`), so that a queue store that lost everything is told again.
 */
export class Relay {
  private running = false;
  private wakeUp: (() => void) | null = null;
  private loop: Promise<void> | null = null;
  private pending = false;
  private readonly warn: (error: Error) => void;

  constructor(
    private readonly database: Database,
    private readonly queues: JobQueues,
    private readonly notifier: Notifier,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {
    this.warn = quietly(logger, 'outbox relay: will try again');
  }

  start(): void {
    this.running = true;
    this.loop ??= this.run();
  }

  /** Look now: something was committed. */
  readonly wake = (): void => {
    this.pending = true;
    this.wakeUp?.();
  };

  async stop(): Promise<void> {
    this.running = false;
    this.wake();
    await this.loop;
  }

  private async run(): Promise<void> {
    while (this.running) {
      this.pending = false;
      // Apart from each other: browsers hear what happened also while the queue store is away.
      const events = await this.attempt(() => this.relayEvents());
      const jobs = await this.attempt(() => this.relayJobs());
      if (events === BATCH || jobs === BATCH) continue;
      if (events === null && jobs === null) await sleep(1_000);
      if (!this.pending) await this.idle();
    }
  }

  private async attempt(work: () => Promise<number>): Promise<number | null> {
    try {
      return await work();
    } catch (error) {
      if (this.running) this.warn(error as Error);
      return null;
    }
  }

  /** Hand on what is due, until nothing is; for tests and for shutting down. */
  async drain(): Promise<void> {
    while ((await this.relayEvents()) + (await this.relayJobs()) > 0);
  }

  private async relayJobs(): Promise<number> {
    return this.database.withSystem(async (tx) => {
      const rows = await this.dueJobs(tx);
      const usable = rows.filter((row) => JOBS[row.topic as JobName].safeParse(row.payload).success);
      await this.setAside(
        tx,
        rows.filter((row) => !usable.includes(row)),
      );
      if (usable.length > 0) {
        failpoint('relay.before_add');
        await this.queues.addBulk(
          usable.map((row) => ({
            name: row.topic as JobName,
            payload: row.payload,
            id: `${OF_OUTBOX}${row.id}`,
          })),
        );
        failpoint('relay.after_add');
        await this.handedOn(tx, usable);
      }
      return rows.length;
    });
  }

  /** Jobs whose time has come. One that this version does not know is left to the version that does. */
  private async dueJobs(tx: Tx): Promise<OutboxRow[]> {
    const { rows } = await tx.client.query<OutboxRow>(
      `select id, team_id, topic, payload from outbox where kind = 'job' and topic = any($3) and available_at <= $1
       order by available_at, id limit $2 for update skip locked`,
      [this.clock.now().toISOString(), BATCH, Object.keys(JOBS)],
    );
    return rows;
  }

  private async handedOn(tx: Tx, rows: readonly OutboxRow[]): Promise<void> {
    const [kept, gone] = [true, false].map((isKept) =>
      rows.filter((row) => KEPT_JOBS.has(row.topic as JobName) === isKept).map((row) => row.id),
    );
    await tx.client.query('delete from outbox where id = any($1::bigint[])', [gone]);
    if (kept?.length) await this.comeAgain(tx, kept, KEPT_AGAIN_MS);
  }

  private async comeAgain(tx: Tx, ids: readonly string[], inMs: number): Promise<void> {
    await tx.client.query('update outbox set available_at = $2 where id = any($1::bigint[])', [
      ids,
      new Date(this.clock.now().getTime() + inMs).toISOString(),
    ]);
  }

  /** A job that cannot be read does not hold up those behind it: it stays, is reported, and comes again later. */
  private async setAside(tx: Tx, rows: OutboxRow[]): Promise<void> {
    if (rows.length === 0) return;
    const ids = rows.map((row) => row.id);
    this.logger.error(
      { ids, topics: [...new Set(rows.map((row) => row.topic))] },
      'outbox relay: jobs whose payload is not of their schema',
    );
    await this.comeAgain(tx, ids, SET_ASIDE_MS);
  }

  private async relayEvents(): Promise<number> {
    const reached = new Map<string, number>();
    const count = await this.database.withSystem(async (tx) => {
      const rows = await this.takeEvents(tx);
      for (const [teamId, list] of groupByTeam(rows)) {
        const seq = await appendEvents(tx, teamId, coalesce(list), this.clock.now());
        if (seq !== null) reached.set(teamId, seq);
      }
      return rows.length;
    });
    for (const [teamId, seq] of reached) this.notifier.publish(teamId, seq);
    return count;
  }

  /** Claim a batch of events and take it away; it is back when the transaction fails. */
  private async takeEvents(tx: Tx): Promise<OutboxRow[]> {
    const { rows } = await tx.client.query<OutboxRow>(
      `delete from outbox where id in (
         select id from outbox where kind = 'event' and available_at <= $1 order by available_at, id limit $2 for update skip locked
       ) returning id, team_id, topic, payload`,
      [this.clock.now().toISOString(), BATCH],
    );
    return rows.toSorted((a, b) => Number(a.id) - Number(b.id));
  }

  private idle(): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.wakeUp = null;
        resolve();
      };
      const timer = setTimeout(done, IDLE_MS);
      this.wakeUp = done;
    });
  }
}

/** By team, in one order for every relay: each counts on in the rows of its teams, and two never wait for each other. */
function groupByTeam(rows: OutboxRow[]): [teamId: string, rows: OutboxRow[]][] {
  return [...Map.groupBy(rows, (row) => row.team_id)].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * The same event of the same rows within one round counts once, at its last place. Events of a team that say what of it
 * has changed are only the same when they say the same.
 */
function coalesce(rows: OutboxRow[]): OutboxRow[] {
  const last = new Map<string, OutboxRow>();
  for (const row of rows) {
    const { ids, data } = row.payload as { ids: unknown; data?: { what?: unknown } | null };
    const key = JSON.stringify([row.topic, ids, data?.what ?? null]);
    last.delete(key);
    last.set(key, row);
  }
  return [...last.values()];
}

/** @returns the number of the team's newest event; null: there is no such team any more */
async function appendEvents(tx: Tx, teamId: string, rows: OutboxRow[], now: Date): Promise<number | null> {
  const counted = await tx.client.query<{ event_seq: number }>(
    'update teams set event_seq = event_seq + $2 where id = $1 returning event_seq',
    [teamId, rows.length],
  );
  const end = counted.rows[0]?.event_seq;
  if (end === undefined) return null;
  await tx.client.query(
    `insert into team_events (team_id, seq, type, ids, data, created_at)
     select $1, $2::int + n, e->>'type', array(select jsonb_array_elements_text(e->'ids'))::uuid[], e->'data', $3
     from jsonb_array_elements($4::jsonb) with ordinality as list(e, n)`,
    [
      teamId,
      end - rows.length,
      now.toISOString(),
      JSON.stringify(
        rows.map((row) => ({ type: row.topic, ids: row.payload['ids'], data: row.payload['data'] ?? {} })),
      ),
    ],
  );
  return end;
}

const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
