import type { Platform } from '../../../platform/platform.js';
import { oneByOne } from '../../../platform/one-by-one.js';

type Deps = Pick<Platform, 'database' | 'clock' | 'storage' | 'config' | 'logger'>;

const DAY_MS = 86_400_000;
/** So many files in one round; the next takes what is left. */
const AT_ONCE = 500;

const HOUR_MS = 3_600_000;
/** After each time that storage refused to delete a file; after one more than these a person has to look. */
const WAITS_MS = [0.9, 3.9, 11.9, 23.9, 71.9].map((hours) => hours * HOUR_MS);
/** A file that was refused so often is asked for no more by itself. */
export const MOST_TRIES = WAITS_MS.length + 1;

/** Files for an import that ended before $1, and those that nobody imported until then; $2 is now. */
const KEPT_LONG_ENOUGH = `from uploads u
  left join lead_imports i on i.team_id = u.team_id and i.upload_id = u.id
  left join dnc_imports d on d.team_id = u.team_id and d.upload_id = u.id
  where u.gone_at is null and u.delete_tries < ${MOST_TRIES} and (u.delete_after is null or u.delete_after <= $2) and u.created_at < $1 and u.purpose in ('lead_import', 'document')
    and case when i.id is not null then i.finished_at < $1 when d.id is not null then d.ended_at < $1 else true end`;

interface Found {
  teamId: string;
  id: string;
}

interface Due {
  before: string;
  now: string;
}

/**
 * Delete from storage what was uploaded for imports, and the files of rejected rows, `IMPORT_FILES_DAYS` days after the
 * import ended; what an import did stays. May run twice or be cut off: a file is called gone after it was deleted. What
 * storage refuses to delete is asked for ever more seldom, and then stands among the things to do in Operations.
 */
export async function purgeFiles(deps: Deps): Promise<void> {
  const days = deps.config.IMPORT_FILES_DAYS;
  if (days === 0) return;
  const now = deps.clock.now();
  const due = { now: now.toISOString(), before: new Date(now.getTime() - days * DAY_MS).toISOString() };
  const { rows } = await deps.database.withSystem(
    (tx) =>
      tx.client.query<Found>(
        `select u.team_id as "teamId", u.id ${KEPT_LONG_ENOUGH} order by u.created_at limit ${AT_ONCE}`,
        [due.before, due.now],
      ),
    { readOnly: true },
  );
  await oneByOne(deps, 'a file was not deleted', rows, (found) => purge(deps, found, due));
}

async function purge(deps: Deps, { teamId, id }: Found, due: Due): Promise<void> {
  const keys = await claim(deps, { teamId, id }, due);
  if (keys === null) return;
  try {
    for (const key of keys) await deps.storage.remove(key);
  } catch (error) {
    await noteRefusal(deps, { teamId, id });
    throw error;
  }
  const now = deps.clock.now().toISOString();
  await deps.database.withTeam(teamId, async (tx) => {
    await tx.client.query('update lead_imports set errors_key = null where team_id = $1 and upload_id = $2', [
      teamId,
      id,
    ]);
    await tx.client.query('update uploads set gone_at = $3 where team_id = $1 and id = $2', [
      teamId,
      id,
      now,
    ]);
  });
}

async function noteRefusal(deps: Deps, { teamId, id }: Found): Promise<void> {
  const now = deps.clock.now();
  await deps.database.withTeam(teamId, (tx) =>
    tx.client.query(
      `update uploads set delete_tries = delete_tries + 1, delete_tried_at = $3::timestamptz,
         delete_after = $3::timestamptz + make_interval(secs => coalesce(($4::float8[])[delete_tries + 1], 0) / 1000)
       where team_id = $1 and id = $2`,
      [teamId, id, now.toISOString(), WAITS_MS],
    ),
  );
}

/**
 * See to it that nobody begins to import the file.
 * @returns the storage keys to delete; null when somebody began meanwhile
 */
async function claim(deps: Deps, { teamId, id }: Found, due: Due): Promise<string[] | null> {
  return deps.database.withTeam(teamId, async (tx) => {
    // Who is making an import of it has this row; what they made is seen after them.
    await tx.client.query('select from uploads where team_id = $1 and id = $2 for update', [teamId, id]);
    const { rows } = await tx.client.query<{ source: string; errors: string | null }>(
      `select u.storage_key as source, i.errors_key as errors ${KEPT_LONG_ENOUGH} and u.team_id = $3 and u.id = $4`,
      [due.before, due.now, teamId, id],
    );
    const [row] = rows;
    if (!row) return null;
    await tx.client.query(`update uploads set state = 'used' where team_id = $1 and id = $2`, [teamId, id]);
    return row.errors === null ? [row.source] : [row.source, row.errors];
  });
}
