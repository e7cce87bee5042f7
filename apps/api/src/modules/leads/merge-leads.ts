import { isUuid, leads, type TeamTx } from '@og/db';
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { againOnConflict } from '../../platform/again-on-conflict.js';
import { audit } from '../../platform/audit.js';
import { requirePermission, type Ctx } from '../../platform/ctx.js';
import {
  invalidField,
  missing,
  parseInput,
  type InvalidInput,
  type NotFound,
} from '../../platform/errors/failures.js';
import type { Platform } from '../../platform/platform.js';
import { addressesOfLead, lockAddresses, revokeConsents } from '../compliance/index.js';
import { cancelPendingSends, lockPendingSends, stopEnrollments } from '../messaging/index.js';
import { writeChanged } from './import/write-plan.js';
import { loadStates } from './import/load-facts.js';
import { MERGE_FIELDS, type LeadState } from './import/lead-state.js';
import { locate } from './lead-record.js';
import { addLeadEvent } from './lead-writes.js';
import { loadLeads, type LeadView } from './leads.queries.js';
import { lockContacts } from './lock-contacts.js';
import { moveConversations } from './merge-conversations.js';

const schema = z.object({
  duplicateIds: z
    .array(z.uuid('A lead id is not one.'))
    .min(1, 'Name at least one duplicate.')
    .max(50, 'At most 50 duplicates at once.'),
});

/**
 * Make one lead of several. The oldest stays and takes over phones, e-mails, messages, runs through campaigns,
 * consents and timeline; fields that it lacks are filled from the others, the older ones first.
 */
export async function mergeLeads(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox'>,
  ctx: Ctx,
  id: string,
  input: unknown,
): Promise<LeadView | InvalidInput | NotFound> {
  requirePermission(ctx, 'leads.write');
  const parsed = parseInput(schema, input);
  if (!parsed.ok) return parsed.failure;
  const ids = [...new Set([id, ...parsed.data.duplicateIds])];
  if (!ids.every(isUuid)) return missing('lead');
  if (ids.length < 2)
    return invalidField(
      'duplicateIds',
      'same_lead',
      'A lead cannot be merged with itself. Name another one.',
    );
  // Leads are held before their sends, a send that is being settled holds them the other way round: whoever loses goes again.
  const keptId = await againOnConflict(() =>
    deps.database.withTeam(ctx.teamId, (tx) => merge(tx, deps, ctx, ids)),
  );
  if (!keptId) return missing('lead');
  return (await loadLeads(deps, ctx, [keptId])).get(keptId) ?? missing('lead');
}

/** @returns the lead that stays; null when one of them is gone */
async function merge(
  tx: TeamTx,
  deps: Pick<Platform, 'clock' | 'outbox'>,
  ctx: Ctx,
  ids: readonly string[],
): Promise<string | null> {
  const now = deps.clock.now();
  await lockContacts(tx);
  // A STOP that arrives meanwhile waits, and then finds the lead that stays.
  await lockAddresses(tx, await addressesOf(tx, ids));
  const rows = await tx.db
    .select({ id: leads.id })
    .from(leads)
    .where(and(eq(leads.teamId, ctx.teamId), inArray(leads.id, [...ids]), isNull(leads.deletedAt)))
    .orderBy(asc(leads.createdAt), asc(leads.id))
    .for('update');
  const kept = rows[0]?.id;
  if (!kept || rows.length !== ids.length) return null;
  const duplicates = rows.slice(1).map((row) => row.id);
  const states = await loadStates(tx, [...ids]);
  await writeChanged(tx, now, [joined(kept, duplicates, states)]);
  for (const leadId of ids.toSorted()) await lockPendingSends(tx, { leadId });
  await moveRows(tx, deps, now, kept, duplicates);
  await stopIfOptedOut(tx, now, kept);
  await tx.db
    .update(leads)
    .set({ deletedAt: now, mergedInto: kept, updatedAt: now })
    .where(and(eq(leads.teamId, ctx.teamId), inArray(leads.id, duplicates)));
  await addLeadEvent(tx, ctx, now, kept, {
    type: 'lead.merged',
    title:
      duplicates.length === 1 ? 'Merged with a duplicate' : `Merged with ${duplicates.length} duplicates`,
  });
  await audit(tx, ctx, now, {
    action: 'lead.merge',
    subjectType: 'lead',
    subjectId: kept,
    detail: { duplicates },
  });
  await deps.outbox.event(tx, now, 'lead.changed.v1', [kept, ...duplicates], { count: rows.length });
  return kept;
}

/** Who opted out under one of the merged leads has opted out: nothing stays pending for the one that is kept. */
async function stopIfOptedOut(tx: TeamTx, now: Date, kept: string): Promise<void> {
  const { rowCount } = await tx.client.query(
    `update leads set stage = 'suppressed', updated_at = $3 where team_id = $1 and id = $2 and opted_out_at is not null`,
    [tx.teamId, kept, now.toISOString()],
  );
  if (!rowCount) return;
  await revokeConsents(tx, now, kept);
  await stopEnrollments(tx, now, { leadId: kept, state: 'opted_out', reason: 'suppressed' });
  await cancelPendingSends(tx, now, {
    leadId: kept,
    reason: 'suppressed',
    source: 'revocation',
    to: 'suppressed',
  });
}

async function addressesOf(tx: TeamTx, ids: readonly string[]): Promise<string[]> {
  const lists = [];
  for (const id of ids) lists.push(await addressesOfLead(tx, id));
  return lists.flat().map((item) => item.address);
}

function joined(keptId: string, duplicateIds: readonly string[], states: Map<string, LeadState>): LeadState {
  const kept = states.get(keptId);
  if (!kept) throw new Error('The lead that stays is not there.');
  for (const other of duplicateIds.map((id) => states.get(id))) {
    if (!other) continue;
    for (const field of MERGE_FIELDS) kept.fields[field] ??= other.fields[field];
    kept.tags = [...new Set([...kept.tags, ...other.tags])];
    kept.custom = { ...other.custom, ...kept.custom };
    kept.phones.push(...other.phones);
    kept.emails.push(...other.emails);
  }
  kept.candidates = locate({
    phones: kept.phones.map((item) => item.phone),
    zip: kept.fields.zip,
    state: kept.fields.state,
  });
  return kept;
}

/** What belongs to a person, whichever of their leads it was written to. */
const MOVED = [
  'lead_events',
  'notes',
  'consents',
  'suppression_list',
  'tasks',
  'calls',
  'appointments',
  'briefs',
  'tracked_links',
] as const;

/** Every row that names a duplicate names the kept lead from now on. */
async function moveRows(
  tx: TeamTx,
  deps: Pick<Platform, 'outbox'>,
  at: Date,
  kept: string,
  duplicates: readonly string[],
): Promise<void> {
  const now = at.toISOString();
  const values = [tx.teamId, kept, duplicates];
  const run = (text: string) => tx.client.query(text, values);
  // Positions of the kept lead stay in front.
  for (const table of ['lead_phones', 'lead_emails']) {
    await run(
      `update ${table} t set lead_id = $2, position = t.position + 1 + (select coalesce(max(position), -1) from ${table} where team_id = $1 and lead_id = $2)
       where team_id = $1 and lead_id = any($3::uuid[])`,
    );
  }
  for (const table of MOVED)
    await run(`update ${table} set lead_id = $2 where team_id = $1 and lead_id = any($3::uuid[])`);
  // A run of the same campaign may stand on both: the kept lead's goes on, the other ends where it is.
  await run(
    `update enrollments e set lead_id = $2 where team_id = $1 and lead_id = any($3::uuid[])
       and not exists (select from enrollments k where k.team_id = $1 and k.lead_id = $2 and k.campaign_id = e.campaign_id)
       and not exists (select from enrollments o where o.team_id = $1 and o.lead_id = any($3::uuid[]) and o.campaign_id = e.campaign_id and o.id < e.id)`,
  );
  await tx.client.query(
    `update enrollments set state = 'moved', reason = 'lead_merged', next_due_at = null, updated_at = $3
     where team_id = $1 and lead_id = any($2::uuid[]) and state in ('pending', 'active', 'paused', 'held')`,
    [tx.teamId, duplicates, now],
  );
  await run('update send_ledger set lead_id = $2 where team_id = $1 and lead_id = any($3::uuid[])');
  await moveConversations(tx, deps, at, kept, duplicates);
  await run(
    `update leads k set last_contacted_at = greatest(k.last_contacted_at, d.contacted), last_replied_at = greatest(k.last_replied_at, d.replied),
       opted_out_at = coalesce(k.opted_out_at, d.opted_out)
     from (select max(last_contacted_at) as contacted, max(last_replied_at) as replied, min(opted_out_at) as opted_out
       from leads where team_id = $1 and id = any($3::uuid[])) d where k.team_id = $1 and k.id = $2`,
  );
}
