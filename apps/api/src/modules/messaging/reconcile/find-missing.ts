import type { Platform } from '../../../platform/platform.js';

const CHUNK = 5_000;
/** The vendor's log may lag behind its own answers, and its clock is not ours. */
const EDGE_MS = 15 * 60_000;

export interface Missing {
  count: number;
  /** Ledger rows, a few. */
  sample: string[];
}

/** Rows that we call accepted in a period and that the vendor's log of that period does not have. */
export async function findMissing(
  deps: Pick<Platform, 'database'>,
  of: { teamId: string; integrationId: string; since: Date; until: Date },
  atVendor: ReadonlySet<string>,
): Promise<Missing> {
  const missing: Missing = { count: 0, sample: [] };
  const since = new Date(of.since.getTime() + EDGE_MS).toISOString();
  const until = new Date(of.until.getTime() - EDGE_MS).toISOString();
  for (let after: string | null = '00000000-0000-0000-0000-000000000000'; after !== null;) {
    const from: string = after;
    const rows = await deps.database.withTeam(
      of.teamId,
      async (tx) =>
        (
          await tx.client.query<{ id: string; provider_id: string }>(
            `select id, provider_id from send_ledger
             where team_id = $1 and accepted_at >= $3 and accepted_at < $4 and accepted_at is not null and integration_id = $2 and channel = 'sms'
               and provider_id is not null and id > $5 order by id limit ${CHUNK}`,
            [of.teamId, of.integrationId, since, until, from],
          )
        ).rows,
      { readOnly: true },
    );
    for (const row of rows) {
      if (atVendor.has(row.provider_id)) continue;
      missing.count += 1;
      if (missing.sample.length < 20) missing.sample.push(row.id);
    }
    after = rows.length === CHUNK ? (rows.at(-1)?.id ?? null) : null;
  }
  return missing;
}
