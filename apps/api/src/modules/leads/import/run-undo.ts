import { changeSets, leadImportRows, leadImports, newId, type TeamTx } from '@og/db';
import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Platform } from '../../../platform/platform.js';
import { lockContacts } from '../lock-contacts.js';
import { releaseContacts } from '../release-contacts.js';
import { loadStates } from './load-facts.js';
import { locate } from '../lead-record.js';
import type { MergeField, MergeTrace } from './lead-state.js';
import { writeChanged } from './write-plan.js';

type UndoDeps = Pick<Platform, 'database' | 'clock' | 'outbox'>;

const BATCH = 500;
/** A deleted lead can be brought back this long, in milliseconds. */
const KEEP_MS = 30 * 86_400_000;

interface Kept {
  messages: number;
  enrollments: number;
  edited: number;
}

/**
 * Take an import back: leads that it made and nobody has touched since go away (softly, for 30 days), fields that it
 * filled on other leads become empty again unless somebody changed them meanwhile. Safe to run twice.
 */
export async function runUndo(deps: UndoDeps, teamId: string, importId: string): Promise<void> {
  const state = await stateOf(deps, teamId, importId);
  if (state !== 'completed' && state !== 'failed') return;
  await restoreMerged(deps, teamId, importId);
  const changeSetId = await openChangeSet(deps, teamId, importId);
  if (changeSetId === null) return;
  await removeCreated(deps, teamId, importId, changeSetId);
  const now = deps.clock.now();
  await deps.database.withTeam(teamId, async (tx) => {
    const kept = await countKept(tx, importId);
    const [record] = await tx.db
      .update(leadImports)
      .set({ state: 'undone', failure: describeKept(kept) })
      .where(
        and(
          eq(leadImports.teamId, teamId),
          eq(leadImports.id, importId),
          sql`${leadImports.state} in ('completed', 'failed')`,
        ),
      )
      .returning();
    if (!record) return;
    const { processedRows, totalRows, bytesRead, byteSize } = record;
    await deps.outbox.event(tx, now, 'lead_import.progressed.v1', [importId], {
      state: 'undone',
      processedRows,
      totalRows,
      bytesRead,
      byteSize,
    });
    await deps.outbox.event(tx, now, 'lead.changed.v1', [], { count: await closeChangeSet(tx, changeSetId) });
  });
}

/**
 * What the leads can be brought back by. It is there before the first of them goes away, and a run that goes on after
 * one that died, or beside another, adds to the same one.
 * @returns null when the import was undone meanwhile
 */
async function openChangeSet(deps: UndoDeps, teamId: string, importId: string): Promise<string | null> {
  const now = deps.clock.now();
  return deps.database.withTeam(teamId, async (tx) => {
    const [record] = await tx.db
      .select({ state: leadImports.state })
      .from(leadImports)
      .where(and(eq(leadImports.teamId, teamId), eq(leadImports.id, importId)))
      .for('update');
    if (record?.state !== 'completed' && record?.state !== 'failed') return null;
    const [known] = await tx.db
      .select({ id: changeSets.id })
      .from(changeSets)
      .where(
        and(
          eq(changeSets.teamId, teamId),
          eq(changeSets.kind, 'import_undo'),
          sql`${changeSets.data}->>'importId' = ${importId}`,
        ),
      );
    if (known) return known.id;
    const id = newId();
    await tx.db.insert(changeSets).values({
      teamId,
      id,
      kind: 'import_undo',
      count: 0,
      data: { importId },
      expiresAt: new Date(now.getTime() + KEEP_MS),
      createdAt: now,
    });
    return id;
  });
}

/** Of an undo that removed no lead nothing is left to be brought back. @returns how many leads it removed */
async function closeChangeSet(tx: TeamTx, id: string): Promise<number> {
  const [set] = await tx.db
    .select({ count: changeSets.count })
    .from(changeSets)
    .where(and(eq(changeSets.teamId, tx.teamId), eq(changeSets.id, id)));
  if (!set?.count)
    await tx.db.delete(changeSets).where(and(eq(changeSets.teamId, tx.teamId), eq(changeSets.id, id)));
  return set?.count ?? 0;
}

async function stateOf(deps: UndoDeps, teamId: string, importId: string): Promise<string | undefined> {
  const [record] = await deps.database.withTeam(teamId, (tx) =>
    tx.db
      .select({ state: leadImports.state })
      .from(leadImports)
      .where(and(eq(leadImports.teamId, teamId), eq(leadImports.id, importId))),
  );
  return record?.state;
}

const TOUCHED = `
  case
    when exists (select from conversations v join messages m on m.team_id = v.team_id and m.conversation_id = v.id
      where v.team_id = l.team_id and v.lead_id = l.id) then 'messages'
    when exists (select from enrollments e where e.team_id = l.team_id and e.lead_id = l.id) then 'enrollments'
    when exists (select from lead_events v where v.team_id = l.team_id and v.lead_id = l.id and v.type not in ('lead.imported')) then 'edited'
  end`;

async function removeCreated(
  deps: UndoDeps,
  teamId: string,
  importId: string,
  changeSetId: string,
): Promise<void> {
  for (;;) {
    const now = deps.clock.now();
    const count = await deps.database.withTeam(teamId, async (tx) => {
      await lockContacts(tx);
      const { rows } = await tx.client.query<{ id: string }>(
        `update leads set deleted_at = $3, deleted_in = $4, updated_at = $3
         where team_id = $1 and id in (
           select id from leads l where team_id = $1 and import_id = $2 and deleted_at is null and (${TOUCHED}) is null limit $5 for update)
         returning id`,
        [teamId, importId, now.toISOString(), changeSetId, BATCH],
      );
      await releaseContacts(
        tx,
        rows.map((row) => row.id),
      );
      await tx.db
        .update(changeSets)
        .set({ count: sql`${changeSets.count} + ${rows.length}` })
        .where(and(eq(changeSets.teamId, teamId), eq(changeSets.id, changeSetId)));
      return rows.length;
    });
    if (count < BATCH) return;
  }
}

async function countKept(tx: TeamTx, importId: string): Promise<Kept> {
  const { rows } = await tx.client.query<{ why: keyof Kept; count: number }>(
    `select why, count(*)::int as count from (
       select ${TOUCHED} as why from leads l where team_id = $1 and import_id = $2 and deleted_at is null and merged_into is null) kept
     where why is not null group by why`,
    [tx.teamId, importId],
  );
  return {
    messages: 0,
    enrollments: 0,
    edited: 0,
    ...Object.fromEntries(rows.map((row) => [row.why, row.count])),
  };
}

function describeKept(kept: Kept): string | null {
  const total = kept.messages + kept.enrollments + kept.edited;
  if (total === 0) return null;
  const reasons = [
    kept.messages > 0 ? `${kept.messages} with messages` : '',
    kept.enrollments > 0 ? `${kept.enrollments} in a campaign` : '',
    kept.edited > 0 ? `${kept.edited} changed since` : '',
  ].filter(Boolean);
  return `${total} ${total === 1 ? 'lead was' : 'leads were'} kept: ${reasons.join(', ')}.`;
}

/** Take back what merges put on leads that were there before, the latest first. */
async function restoreMerged(deps: UndoDeps, teamId: string, importId: string): Promise<void> {
  let below = 2_147_483_647;
  for (;;) {
    const next = await deps.database.withTeam(teamId, async (tx) => {
      await lockContacts(tx);
      const rows = await tx.db
        .select({
          rowNumber: leadImportRows.rowNumber,
          leadId: leadImportRows.leadId,
          before: leadImportRows.before,
        })
        .from(leadImportRows)
        .where(
          and(
            eq(leadImportRows.teamId, teamId),
            eq(leadImportRows.importId, importId),
            eq(leadImportRows.outcome, 'merged'),
            sql`${leadImportRows.before} is not null and ${leadImportRows.rowNumber} < ${below}`,
          ),
        )
        .orderBy(desc(leadImportRows.rowNumber), asc(leadImportRows.outcome))
        .limit(BATCH);
      await takeBack(
        tx,
        deps.clock.now(),
        importId,
        rows.map((row) => ({ leadId: row.leadId ?? '', trace: row.before as unknown as MergeTrace })),
      );
      return rows.length < BATCH ? null : (rows.at(-1)?.rowNumber ?? null);
    });
    if (next === null) return;
    below = next;
  }
}

async function takeBack(
  tx: TeamTx,
  now: Date,
  importId: string,
  traces: { leadId: string; trace: MergeTrace }[],
): Promise<void> {
  if (traces.length === 0) return;
  const states = await loadStates(tx, [...new Set(traces.map((item) => item.leadId))]);
  const phones = new Set(traces.flatMap((item) => item.trace.phones));
  const emails = new Set(traces.flatMap((item) => item.trace.emails));
  for (const { leadId, trace } of traces) {
    const lead = states.get(leadId);
    if (!lead) continue;
    for (const [field, put] of Object.entries(trace.filled) as [MergeField, string][]) {
      // Somebody wrote something else there since: that stays.
      if (lead.fields[field] === put) lead.fields[field] = null;
    }
    lead.tags = lead.tags.filter((tag) => !trace.tags.includes(tag));
    for (const key of trace.custom) delete lead.custom[key];
    lead.phones = lead.phones.filter((item) => !phones.has(item.id));
    lead.emails = lead.emails.filter((item) => !emails.has(item.id));
    lead.candidates = locate({
      phones: lead.phones.map((item) => item.phone),
      zip: lead.fields.zip,
      state: lead.fields.state,
    });
  }
  await tx.client.query('delete from lead_phones where team_id = $1 and id = any($2::uuid[])', [
    tx.teamId,
    [...phones],
  ]);
  await tx.client.query('delete from lead_emails where team_id = $1 and id = any($2::uuid[])', [
    tx.teamId,
    [...emails],
  ]);
  await writeChanged(tx, now, [...states.values()]);
  // What the import said about consent goes with it; the row stays as history.
  await tx.client.query(
    'update consents set revoked_at = $4 where team_id = $1 and import_id = $2 and lead_id = any($3::uuid[]) and revoked_at is null',
    [tx.teamId, importId, [...states.keys()], now.toISOString()],
  );
}
