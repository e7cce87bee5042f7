import { once } from 'node:events';
import type { TeamTx } from '@og/db';
import { from as copyFrom } from 'pg-copy-streams';
import type { Platform } from '../../../platform/platform.js';
import { NotARegistryFile, registryNumbers, type RegistryNumbers } from './registry-numbers.js';

export type DncImportDeps = Pick<Platform, 'database' | 'clock' | 'outbox' | 'storage' | 'logger'>;

const BATCH = 20_000;
/** Lines per piece of text handed to the socket. */
const PIECE = 2_000;
/** A worker that said nothing for this long is taken for dead. */
export const SILENCE_MS = 60_000;

interface Claimed {
  storageKey: string;
  rows: number;
  rejected: number;
}

/** Another worker has taken this import over. */
class Superseded extends Error {}

/**
 * Read a registry file into the team's numbers. It may be killed at any point and begin again: numbers are put where
 * they are already, and the counters start anew. What an older file listed stays listed.
 */
export async function runDncImport(deps: DncImportDeps, teamId: string, importId: string): Promise<void> {
  const claimed = await claim(deps, teamId, importId);
  if (!claimed) return;
  let { rows, rejected } = claimed;
  try {
    if (!(await deps.storage.stat(claimed.storageKey)))
      throw new NotARegistryFile('The uploaded file is no longer stored. Upload it again.');
    for await (const numbers of registryNumbers(deps.storage, claimed.storageKey, BATCH)) {
      await writeBatch(deps, teamId, importId, { rows, rejected }, numbers);
      rows += numbers.phones.length;
      rejected += numbers.rejected;
    }
    await end(deps, teamId, importId, rows > 0 ? null : 'No line of the file holds a US number.');
  } catch (error) {
    if (error instanceof Superseded) return;
    if (error instanceof NotARegistryFile) return end(deps, teamId, importId, error.message);
    throw error;
  }
}

/** Take the import unless it has ended or somebody is at work on it. */
async function claim(deps: DncImportDeps, teamId: string, importId: string): Promise<Claimed | null> {
  const now = deps.clock.now();
  const { rows } = await deps.database.withTeam(teamId, (tx) =>
    tx.client.query<Claimed>(
      `update dnc_imports d set rows = 0, rejected = 0, heartbeat_at = $3 from uploads u
       where d.team_id = $1 and d.id = $2 and d.state = 'running' and (d.heartbeat_at is null or d.heartbeat_at < $4)
         and u.team_id = $1 and u.id = d.upload_id
       returning u.storage_key as "storageKey", d.rows, d.rejected`,
      [teamId, importId, now.toISOString(), new Date(now.getTime() - SILENCE_MS).toISOString()],
    ),
  );
  return rows[0] ?? null;
}

/** One batch, one transaction: numbers and counters stand or fall together. @throws Superseded when the counters moved */
async function writeBatch(
  deps: DncImportDeps,
  teamId: string,
  importId: string,
  before: { rows: number; rejected: number },
  numbers: RegistryNumbers,
): Promise<void> {
  await deps.database.withTeam(teamId, async (tx) => {
    const now = deps.clock.now();
    const moved = await tx.client.query<{ rows: number; rejected: number }>(
      `update dnc_imports set rows = rows + $3, rejected = rejected + $4, heartbeat_at = $5
       where team_id = $1 and id = $2 and state = 'running' and rows = $6 and rejected = $7 returning rows, rejected`,
      [
        teamId,
        importId,
        numbers.phones.length,
        numbers.rejected,
        now.toISOString(),
        before.rows,
        before.rejected,
      ],
    );
    const [counters] = moved.rows;
    if (!counters) throw new Superseded();
    await copyNumbers(tx, importId, numbers.phones);
    await deps.outbox.event(tx, now, 'dnc_import.progressed.v1', [importId], {
      state: 'running',
      ...counters,
    });
  });
}

/** COPY into a stage, then one INSERT: COPY itself knows no row-level security. */
async function copyNumbers(tx: TeamTx, importId: string, phones: readonly string[]): Promise<void> {
  if (phones.length === 0) return;
  await tx.client.query('create temp table stage_dnc_numbers (phone text not null) on commit drop');
  const stream = tx.client.query(copyFrom('copy stage_dnc_numbers (phone) from stdin'));
  const finished = once(stream, 'finish');
  for (let at = 0; at < phones.length; at += PIECE) {
    const text = `${phones.slice(at, at + PIECE).join('\n')}\n`;
    if (!stream.write(text)) await Promise.race([once(stream, 'drain'), finished]);
  }
  stream.end();
  await finished;
  await tx.client.query(
    `insert into dnc_numbers (team_id, phone, import_id) select distinct $1::uuid, phone, $2::uuid from stage_dnc_numbers order by 2
     on conflict (team_id, phone) do update set import_id = excluded.import_id`,
    [tx.teamId, importId],
  );
}

async function end(
  deps: DncImportDeps,
  teamId: string,
  importId: string,
  error: string | null,
): Promise<void> {
  await deps.database.withTeam(teamId, async (tx) => {
    const now = deps.clock.now();
    const { rows } = await tx.client.query<{ rows: number; rejected: number }>(
      `update dnc_imports set state = $3::dnc_import_state, error = $4, ended_at = $5, heartbeat_at = $5
       where team_id = $1 and id = $2 and state = 'running' returning rows, rejected`,
      [teamId, importId, error === null ? 'done' : 'failed', error, now.toISOString()],
    );
    if (!rows[0]) return;
    await deps.outbox.event(tx, now, 'dnc_import.progressed.v1', [importId], {
      state: error === null ? 'done' : 'failed',
      ...rows[0],
    });
    deps.logger.info({ importId, ...rows[0], error }, 'do-not-call file read');
  });
}
