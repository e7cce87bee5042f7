import type { Platform } from '../../../platform/platform.js';
import { transition } from '../ledger/transition.js';
import { resolveUnknown } from './resolve-unknown.js';
import type { SendDeps } from './send-deps.js';

export type SweepDeps = SendDeps & Pick<Platform, 'queues'>;

const BATCH = 500;
const LOOKUP_BATCH = 50;
const LOOKUPS_AT_ONCE = 5;
/** A ready row without progress for so long has lost its job. */
const STALE_MS = 30_000;
/** With more jobs waiting than this the queue is alive and its rows only wait for their turn. */
const QUEUE_IS_BUSY = 200;

/**
 * Makes the ledger move by itself, whatever was lost: planned rows that are due become ready and get a job, ready
 * rows without progress get another, sends whose process died become unknown, unknown ones are looked up.
 * Any number of processes may sweep at once; each move is a compare-and-set.
 */
export async function sweepLedger(deps: SweepDeps): Promise<void> {
  await releaseDue(deps);
  await expireLeases(deps);
  await addLostJobs(deps);
  await lookUpUnknown(deps);
}

interface Found {
  team_id: string;
  id: string;
}

/** Find rows across teams; to act on them is each team's own transaction. */
async function find(
  deps: SweepDeps,
  where: string,
  values: unknown[],
  limit = BATCH,
): Promise<Map<string, string[]>> {
  const { rows } = await deps.database.withSystem(
    (tx) =>
      tx.client.query<Found>(`select team_id, id from send_ledger where ${where} limit ${limit}`, values),
    {
      readOnly: true,
    },
  );
  const byTeam = new Map<string, string[]>();
  for (const row of rows) byTeam.set(row.team_id, [...(byTeam.get(row.team_id) ?? []), row.id]);
  return byTeam;
}

async function releaseDue(deps: SweepDeps): Promise<void> {
  const due = await find(deps, `state = 'planned' and due_at <= $1 order by due_at`, [
    deps.clock.now().toISOString(),
  ]);
  for (const [teamId, ids] of due) {
    await deps.database.withTeam(teamId, async (tx) => {
      const now = deps.clock.now();
      const moved = await transition(tx, now, { ids, from: 'planned', to: 'ready', source: 'sweeper' });
      await deps.outbox.jobs(
        tx,
        now,
        'campaign/send',
        moved.map((row) => ({ ledgerId: row.id })),
      );
    });
  }
}

async function expireLeases(deps: SweepDeps): Promise<void> {
  const expired = await find(deps, `state = 'submitting' and lease_until < $1 order by lease_until`, [
    deps.clock.now().toISOString(),
  ]);
  for (const [teamId, ids] of expired) {
    await deps.database.withTeam(teamId, async (tx) => {
      const now = deps.clock.now();
      // Between finding and moving the sender may have claimed anew: the lease is asked again, under the row's lock.
      const { rows } = await tx.client.query<{ id: string }>(
        `select id from send_ledger where team_id = $1 and id = any($2::uuid[]) and state = 'submitting' and lease_until < $3 for update skip locked`,
        [teamId, ids, now.toISOString()],
      );
      await transition(tx, now, {
        ids: rows.map((row) => row.id),
        from: 'submitting',
        to: 'unknown',
        source: 'sweeper',
        reason: 'lease_expired',
        nextLookupAt: now,
      });
    });
  }
}

async function addLostJobs(deps: SweepDeps): Promise<void> {
  const now = deps.clock.now();
  const stale = await find(deps, `state = 'ready' and due_at <= $1 and updated_at < $2 order by due_at`, [
    now.toISOString(),
    new Date(now.getTime() - STALE_MS).toISOString(),
  ]);
  if (stale.size === 0) return;
  const waiting = await deps.queues.depths().then(
    (depths) => depths.campaign['waiting'] ?? 0,
    () => null,
  );
  if (waiting === null || waiting > QUEUE_IS_BUSY) return;
  for (const [teamId, ids] of stale) {
    await deps.database.withTeam(teamId, async (tx) => {
      const { rows } = await tx.client.query<{ id: string }>(
        `update send_ledger set updated_at = $3 where team_id = $1 and id in (
           select id from send_ledger where team_id = $1 and id = any($2::uuid[]) and state = 'ready' for update skip locked) returning id`,
        [teamId, ids, now.toISOString()],
      );
      await deps.outbox.jobs(
        tx,
        now,
        'campaign/send',
        rows.map((row) => ({ ledgerId: row.id })),
      );
    });
  }
}

async function lookUpUnknown(deps: SweepDeps): Promise<void> {
  const unknown = await find(
    deps,
    `state = 'unknown' and next_lookup_at <= $1 order by next_lookup_at`,
    [deps.clock.now().toISOString()],
    LOOKUP_BATCH,
  );
  const queue = [...unknown].flatMap(([teamId, ids]) => ids.map((id) => ({ teamId, id })));
  const work = async (): Promise<void> => {
    for (let item = queue.pop(); item; item = queue.pop()) {
      const { teamId, id } = item;
      await resolveUnknown(deps, teamId, id).catch((error: unknown) =>
        deps.logger.warn({ err: error, ledgerId: id }, 'a look-up failed: it comes again'),
      );
    }
  };
  await Promise.all(Array.from({ length: LOOKUPS_AT_ONCE }, work));
}
