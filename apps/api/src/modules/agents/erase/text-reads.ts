import type { TeamTx } from '@og/db';

/** That something of a lead was read, to be told to a model: how often its texts had been erased by then. */
export interface TextsRead {
  leadId: string;
  erasures: number;
}

/** Note it before anything of the lead is read, in the same transaction; null: nothing of anybody is. */
export async function noteTextsRead(tx: TeamTx, leadId: string | null): Promise<TextsRead | null> {
  if (leadId === null) return null;
  return { leadId, erasures: (await timesErased(tx, [leadId])).get(leadId) ?? 0 };
}

/** The same of the leads that these decisions are about, by lead. */
export async function noteTextsOf(
  tx: TeamTx,
  decisionIds: readonly string[],
): Promise<Map<string, TextsRead>> {
  const { rows } = await tx.client.query<TextsRead>(
    `select d.lead_id as "leadId", coalesce(max(e.times), 0) as erasures from agent_decisions d
       left join text_erasures e on e.team_id = $1 and e.lead_id = d.lead_id
     where d.team_id = $1 and d.id = any($2::uuid[]) and d.lead_id is not null group by d.lead_id`,
    [tx.teamId, decisionIds],
  );
  return new Map(rows.map((row) => [row.leadId, row]));
}

/**
 * Whether the texts of a lead were erased since this was read: then what a model made of it is not kept either. From here
 * to the end of the transaction no erasure comes in between, so ask before the row is written, and after the locks of
 * conversation, inbox item and draft: an erasure holds those when it waits for this.
 */
export async function erasedMeanwhile(tx: TeamTx, read: TextsRead | null): Promise<boolean> {
  return read !== null && (await whoWasErased(tx, [read])).has(read.leadId);
}

/** The same of several at once. @returns the leads whose texts were erased */
export async function whoWasErased(tx: TeamTx, reads: readonly TextsRead[]): Promise<Set<string>> {
  const leadIds = reads.map(({ leadId }) => leadId);
  await lockTexts(tx, leadIds, 'pg_advisory_xact_lock_shared');
  const times = await timesErased(tx, leadIds);
  return new Set(
    reads.filter(({ leadId, erasures }) => (times.get(leadId) ?? 0) !== erasures).map(({ leadId }) => leadId),
  );
}

/**
 * The texts of these leads are being erased. Waits for whoever is just writing what a model answered, so that it is
 * there to be erased; whoever comes later sees this.
 */
export async function markErased(tx: TeamTx, now: Date, leadIds: readonly string[]): Promise<void> {
  await lockTexts(tx, leadIds, 'pg_advisory_xact_lock');
  await tx.client.query(
    `insert into text_erasures as e (team_id, lead_id, times, erased_at)
     select team_id, id, 1, $3 from leads where team_id = $1 and id = any($2::uuid[])
     on conflict (team_id, lead_id) do update set times = e.times + 1, erased_at = excluded.erased_at`,
    [tx.teamId, leadIds, now.toISOString()],
  );
}

/** In one order, as they are held together. */
async function lockTexts(
  tx: TeamTx,
  leadIds: readonly string[],
  lock: 'pg_advisory_xact_lock' | 'pg_advisory_xact_lock_shared',
): Promise<void> {
  for (const leadId of [...new Set(leadIds)].toSorted())
    await tx.client.query(`select ${lock}(hashtextextended($1, 0))`, [`texts|${tx.teamId}|${leadId}`]);
}

async function timesErased(tx: TeamTx, leadIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await tx.client.query<{ lead_id: string; times: number }>(
    'select lead_id, times from text_erasures where team_id = $1 and lead_id = any($2::uuid[])',
    [tx.teamId, leadIds],
  );
  return new Map(rows.map((row) => [row.lead_id, row.times]));
}
