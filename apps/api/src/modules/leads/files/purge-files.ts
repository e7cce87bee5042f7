import type { Platform } from '../../../platform/platform.js';
import { oneByOne } from '../../../platform/one-by-one.js';

type Deps = Pick<Platform, 'database' | 'clock' | 'storage' | 'config' | 'logger'>;

const DAY_MS = 86_400_000;
/** So many files in one round; the next takes what is left. */
const AT_ONCE = 500;

/** Files for an import that ended before $1, and those that nobody imported until then. */
const KEPT_LONG_ENOUGH = `from uploads u
  left join lead_imports i on i.team_id = u.team_id and i.upload_id = u.id
  left join dnc_imports d on d.team_id = u.team_id and d.upload_id = u.id
  where u.gone_at is null and u.created_at < $1 and u.purpose in ('lead_import', 'document')
    and case when i.id is not null then i.finished_at < $1 when d.id is not null then d.ended_at < $1 else true end`;

interface Found {
  teamId: string;
  id: string;
}

/**
 * Delete from storage what was uploaded for imports, and the files of rejected rows, `IMPORT_FILES_DAYS` days after the
 * import ended; what an import did stays. May run twice or be cut off: a file is called gone after it was deleted.
 */
export async function purgeFiles(deps: Deps): Promise<void> {
  const days = deps.config.IMPORT_FILES_DAYS;
  if (days === 0) return;
  const before = new Date(deps.clock.now().getTime() - days * DAY_MS).toISOString();
  const { rows } = await deps.database.withSystem(
    (tx) =>
      tx.client.query<Found>(
        `select u.team_id as "teamId", u.id ${KEPT_LONG_ENOUGH} order by u.created_at limit ${AT_ONCE}`,
        [before],
      ),
    { readOnly: true },
  );
  await oneByOne(deps, 'a file was not deleted', rows, (found) => purge(deps, found, before));
}

async function purge(deps: Deps, { teamId, id }: Found, before: string): Promise<void> {
  const keys = await claim(deps, { teamId, id }, before);
  if (keys === null) return;
  for (const key of keys) await deps.storage.remove(key);
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

/**
 * See to it that nobody begins to import the file.
 * @returns the storage keys to delete; null when somebody began meanwhile
 */
async function claim(deps: Deps, { teamId, id }: Found, before: string): Promise<string[] | null> {
  return deps.database.withTeam(teamId, async (tx) => {
    // Who is making an import of it has this row; what they made is seen after them.
    await tx.client.query('select from uploads where team_id = $1 and id = $2 for update', [teamId, id]);
    const { rows } = await tx.client.query<{ source: string; errors: string | null }>(
      `select u.storage_key as source, i.errors_key as errors ${KEPT_LONG_ENOUGH} and u.team_id = $2 and u.id = $3`,
      [before, teamId, id],
    );
    const [row] = rows;
    if (!row) return null;
    await tx.client.query(`update uploads set state = 'used' where team_id = $1 and id = $2`, [teamId, id]);
    return row.errors === null ? [row.source] : [row.source, row.errors];
  });
}
