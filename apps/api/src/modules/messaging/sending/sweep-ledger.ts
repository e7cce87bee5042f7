import { oneByOne } from '../../../platform/one-by-one.js';
import type { Platform } from '../../../platform/platform.js';
import { transition } from '../ledger/transition.js';
import { resolveUnknown } from './resolve-unknown.js';
import type { SendDeps } from './send-deps.js';

export type SweepDeps = SendDeps & Pick<Platform, 'queues' | 'engineMode'>;

const BATCH = 500;
/** Rows that become due at one moment, as at the opening of a window, are made ready in portions of this size … */
const RELEASE_BATCH = 2_000;
/** … for so long; the next sweep goes on. Milliseconds. */
const RELEASE_FOR_MS = 1_500;
const LOOKUP_BATCH = 50;
const LOOKUPS_AT_ONCE = 5;
/**
 * Makes the ledger move by itself, whatever was lost: planned rows that are due become ready, teams with ready rows
 * are drained, sends whose process died become unknown, unknown ones are looked up.
 * Any number of processes may sweep at once; each move is a compare-and-set.
 */
export async function sweepLedger(deps: SweepDeps): Promise<void> {
  await renewStatistics(deps);
  await expireLeases(deps);
  // After a restore nothing leaves before the vendors were asked; asking goes on.
  if ((await deps.engineMode.current()) === 'normal') {
    await releaseDue(deps);
    await drainTeams(deps);
  }
  await lookUpUnknown(deps);
}

/**
 * A launch writes a hundred thousand rows at once, and PostgreSQL, which looks once a minute, still believes that the
 * team has a few: it then reads all of them for a hundred that are named by their ids. What it knows is renewed here.
 */
async function renewStatistics(deps: SweepDeps): Promise<void> {
  const work = deps.database.withSystem((tx) => tx.client.query('select renew_statistics()'));
  await work.catch((error: unknown) => deps.logger.warn({ err: error }, 'statistics were not renewed'));
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
  const end = performance.now() + RELEASE_FOR_MS;
  for (let found = RELEASE_BATCH; found === RELEASE_BATCH && performance.now() < end;) {
    const due = await find(
      deps,
      `place = 'planned' and state = 'planned' and due_at <= $1 order by due_at`,
      [deps.clock.now().toISOString()],
      RELEASE_BATCH,
    );
    found = 0;
    let released = 0;
    await oneByOne(deps, 'sends that are due were not released', due, async ([teamId, ids]) => {
      found += ids.length;
      released += await release(deps, teamId, ids);
    });
    // What somebody else is changing at this moment would be found again and again.
    if (released === 0) return;
  }
}

/** Those of the rows that nobody is changing at this moment: who waited for them would keep other teams waiting. */
function release(deps: SweepDeps, teamId: string, ids: readonly string[]): Promise<number> {
  return deps.database.withTeam(teamId, async (tx) => {
    const { rows } = await tx.client.query<{ id: string }>(
      `select id from send_ledger where team_id = $1 and id = any($2::uuid[]) and state = 'planned' order by id for update skip locked`,
      [teamId, ids],
    );
    await transition(tx, deps.clock.now(), {
      ids: rows.map((row) => row.id),
      from: 'planned',
      to: 'ready',
      source: 'sweeper',
    });
    return rows.length;
  });
}

interface Lease {
  team_id: string;
  ids: string[];
}

/**
 * What is still being sent although its claim's time is over: its process died, or stood still for too long. `offset 0`:
 * row by row by the key, whatever PostgreSQL believes of the sizes; joined, the whole ledger would be read each second.
 */
const EXPIRED = `
select s.team_id, array_agg(l.id) as ids from send_leases s
  cross join lateral unnest(s.ledger_ids) as w(id)
  cross join lateral (
    select r.id from send_ledger r where r.team_id = s.team_id and r.id = w.id and r.state = 'submitting' and r.lease_until < $1 offset 0) l
where s.lease_until < $1 group by 1 limit ${BATCH}`;

/** Leases that are over, and of whose rows none is still being sent under it. */
const SETTLED = `
delete from send_leases s where s.lease_until < $1 and not exists (
  select from unnest(s.ledger_ids) as w(id) cross join lateral (
    select from send_ledger r where r.team_id = s.team_id and r.id = w.id and r.state = 'submitting' and r.lease_until <= s.lease_until offset 0) still
  offset 0)`;

async function expireLeases(deps: SweepDeps): Promise<void> {
  const at = deps.clock.now().toISOString();
  const { rows: expired } = await deps.database.withSystem((tx) => tx.client.query<Lease>(EXPIRED, [at]), {
    readOnly: true,
  });
  await oneByOne(deps, 'sends whose lease is over were not left in doubt', expired, (lease) =>
    leaveInDoubt(deps, lease.team_id, lease.ids),
  );
  await deps.database.withSystem((tx) => tx.client.query(SETTLED, [at]));
  const last = lookedAt.get(deps.database);
  if (last !== undefined && performance.now() - last < LEASELESS_EVERY_MS) return;
  await expireLeaseless(deps);
  lookedAt.set(deps.database, performance.now());
}

/** This reads the queue's whole index: not each second. Milliseconds. */
const LEASELESS_EVERY_MS = 600_000;
const lookedAt = new WeakMap<SweepDeps['database'], number>();

/**
 * What is being sent without a lease of its own, as by a process of an older version that was replaced: its row's own
 * time says when it is over.
 */
export async function expireLeaseless(deps: SweepDeps): Promise<void> {
  const found = await find(deps, `place in ('open', 'back') and state = 'submitting' and lease_until < $1`, [
    deps.clock.now().toISOString(),
  ]);
  await oneByOne(deps, 'sends without a lease were not left in doubt', found, ([teamId, ids]) =>
    leaveInDoubt(deps, teamId, ids),
  );
}

async function leaveInDoubt(deps: SweepDeps, teamId: string, ids: readonly string[]): Promise<void> {
  await deps.database.withTeam(teamId, async (tx) => {
    const now = deps.clock.now();
    // Between finding and moving the sender may have claimed anew: the lease is asked again, under the row's lock.
    const { rows } = await tx.client.query<{ id: string }>(
      `select id from send_ledger where team_id = $1 and id = any($2::uuid[]) and state = 'submitting' and lease_until < $3 order by id for update skip locked`,
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

/** Each team once, however many rows it has: from one to the next by the index of what is ready. */
const TEAMS_WITH_WORK = `
with recursive teams as (
  (select team_id from send_ledger where place in ('open', 'back') order by team_id limit 1)
  union all
  select (select l.team_id from send_ledger l where l.place in ('open', 'back') and l.team_id > t.team_id order by l.team_id limit 1) from teams t
  where t.team_id is not null
)
select t.team_id from teams t
where t.team_id is not null and exists (select from send_ledger l where l.team_id = t.team_id
  and l.place in ('open', 'back') and l.state = 'ready' and l.due_at <= $1)`;

/** Ready rows are the queue: whatever asked for them before, a team that has some that are due is drained. */
async function drainTeams(deps: SweepDeps): Promise<void> {
  const { rows } = await deps.database.withSystem(
    (tx) => tx.client.query<{ team_id: string }>(TEAMS_WITH_WORK, [deps.clock.now().toISOString()]),
    { readOnly: true },
  );
  for (const { team_id: teamId } of rows) await deps.queues.drain(teamId, 0);
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
