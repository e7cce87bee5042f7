import { isUuid, leadEmails, leadPhones, leads, newId, type TeamTx } from '@og/db';
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { audit } from '../../platform/audit.js';
import { requirePermission, type Ctx } from '../../platform/ctx.js';
import {
  conflict,
  invalidField,
  missing,
  type Conflict,
  type InvalidInput,
  type NotFound,
} from '../../platform/errors/failures.js';
import { adoptSuppressions } from '../compliance/index.js';
import { endRuns, lockPendingSends } from '../messaging/index.js';
import type { WriteDeps } from './create-lead.js';
import { readLeadFields, TEXT_FIELDS, type LeadFields } from './lead-fields.js';
import { locate, searchTextOf, sortNameOf, zoneColumns } from './lead-record.js';
import {
  addLeadEvent,
  defaultCountry,
  findBarred,
  findOwnershipConflict,
  insertConsent,
  insertPhones,
} from './lead-writes.js';
import { loadLeads, type LeadView } from './leads.queries.js';
import { lockContacts, retryOnConflict } from './lock-contacts.js';

/**
 * Change a lead. What is absent stays, null empties. `phones` replaces the list (with extensions), `email` the first e-mail; zones
 * and states are derived again from what is left.
 */
export async function updateLead(
  deps: WriteDeps,
  ctx: Ctx,
  id: string,
  input: unknown,
): Promise<LeadView | InvalidInput | NotFound | Conflict> {
  requirePermission(ctx, 'leads.write');
  if (!isUuid(id)) return missing('lead');
  const failure = await retryOnConflict(() => store(deps, ctx, id, input));
  if (failure) return failure;
  return (await loadLeads(deps, ctx, [id])).get(id) ?? missing('lead');
}

async function store(
  deps: WriteDeps,
  ctx: Ctx,
  id: string,
  input: unknown,
): Promise<InvalidInput | NotFound | Conflict | null> {
  return deps.database
    .withTeam(ctx.teamId, (tx) => write(deps, tx, ctx, id, input))
    .catch((error: unknown) => {
      if (error instanceof ErasedAddress)
        return conflict('erased', 'This person asked to be erased. The address cannot be stored again.');
      if (error instanceof NoContactLeft)
        return invalidField(
          'phones',
          'no_contact',
          'A lead needs at least one phone number or e-mail address. Delete the lead instead.',
        );
      throw error;
    });
}

/** Rolls the transaction back. */
class NoContactLeft extends Error {}
class ErasedAddress extends Error {}

function changedNames(data: LeadFields): string[] {
  return Object.entries(data).flatMap(([name, value]) => (value === undefined ? [] : [name]));
}

/** @returns the lead's numbers after it, in order */
async function replacePhones(
  tx: TeamTx,
  now: Date,
  leadId: string,
  wanted: LeadFields['phones'],
): Promise<string[]> {
  const present = await tx.db
    .select()
    .from(leadPhones)
    .where(and(eq(leadPhones.teamId, tx.teamId), eq(leadPhones.leadId, leadId)))
    .orderBy(asc(leadPhones.position), asc(leadPhones.id));
  if (wanted === undefined) return present.map((row) => row.phone);
  const list = wanted ?? [];
  const gone = present.filter((row) => !list.some((phone) => phone.e164 === row.phone)).map((row) => row.id);
  if (gone.length > 0)
    await tx.db.delete(leadPhones).where(and(eq(leadPhones.teamId, tx.teamId), inArray(leadPhones.id, gone)));
  for (const [position, phone] of list.entries()) {
    const row = present.find((candidate) => candidate.phone === phone.e164);
    const extension = phone.extension ?? null;
    if (row && (row.position !== position || row.extension !== extension)) {
      await tx.db
        .update(leadPhones)
        .set({ position, extension })
        .where(and(eq(leadPhones.teamId, tx.teamId), eq(leadPhones.id, row.id)));
    }
  }
  const added = list
    .map((phone, position) => ({ ...phone, position }))
    .filter((phone) => !present.some((row) => row.phone === phone.e164));
  await insertPhones(tx, now, leadId, added);
  return list.map((phone) => phone.e164);
}

/** @returns the lead's e-mails after it, in order */
async function replaceEmail(
  tx: TeamTx,
  now: Date,
  leadId: string,
  wanted: string | null | undefined,
): Promise<string[]> {
  const present = await tx.db
    .select()
    .from(leadEmails)
    .where(and(eq(leadEmails.teamId, tx.teamId), eq(leadEmails.leadId, leadId)))
    .orderBy(asc(leadEmails.position), asc(leadEmails.id));
  const first = present[0];
  if (wanted === undefined || wanted === first?.email) return present.map((row) => row.email);
  const others = present.slice(1).filter((row) => row.email !== wanted);
  const gone = present.filter((row) => !others.includes(row)).map((row) => row.id);
  if (gone.length > 0)
    await tx.db.delete(leadEmails).where(and(eq(leadEmails.teamId, tx.teamId), inArray(leadEmails.id, gone)));
  if (wanted === null) return others.map((row) => row.email);
  await tx.db.insert(leadEmails).values({
    teamId: tx.teamId,
    id: newId(),
    leadId,
    email: wanted,
    position: Math.min(0, ...others.map((row) => row.position - 1)),
    createdAt: now,
  });
  return [wanted, ...others.map((row) => row.email)];
}

/** @throws NoContactLeft, ErasedAddress to take back what was written before it was known */
async function write(
  deps: WriteDeps,
  tx: TeamTx,
  ctx: Ctx,
  id: string,
  input: unknown,
): Promise<InvalidInput | NotFound | Conflict | null> {
  const now = deps.clock.now();
  const parsed = readLeadFields(input, await defaultCountry(tx), !deps.config.isProduction);
  if (!parsed.ok) return parsed.failure;
  const { data } = parsed;
  // A new stage may end runs: their sends are locked before the lead, as a send that is being settled does.
  if (data.stage) await lockPendingSends(tx, { leadId: id });
  await lockContacts(tx);
  const [lead] = await tx.db
    .select()
    .from(leads)
    .where(and(eq(leads.teamId, ctx.teamId), eq(leads.id, id), isNull(leads.deletedAt)))
    .for('update');
  if (!lead) return missing('lead');
  const taken = await findOwnershipConflict(
    tx,
    id,
    (data.phones ?? []).map((phone) => phone.e164),
    data.email ? [data.email] : [],
  );
  if (taken) return taken;
  const phones = await replacePhones(tx, now, id, data.phones);
  const emails = await replaceEmail(tx, now, id, data.email);
  if (phones.length + emails.length === 0) {
    // The rows above are taken back with the transaction.
    throw new NoContactLeft();
  }
  const barred = await findBarred(tx, deps.vault, phones, emails);
  if (barred.erased) throw new ErasedAddress();
  await adoptSuppressions(tx, deps.vault, [
    ...phones.map((address) => ({ leadId: id, channel: 'sms' as const, address })),
    ...emails.map((address) => ({ leadId: id, channel: 'email' as const, address })),
  ]);
  const fields = Object.fromEntries(
    TEXT_FIELDS.map((field) => [field, data[field] === undefined ? lead[field] : data[field]]),
  ) as Record<(typeof TEXT_FIELDS)[number], string | null>;
  await tx.db
    .update(leads)
    .set({
      ...fields,
      tags: data.tags ?? lead.tags,
      stage: data.stage ?? lead.stage,
      ...zoneColumns(locate({ phones, zip: fields.zip, state: fields.state })),
      searchText: searchTextOf({ ...fields, phones, emails }),
      sortName: sortNameOf(fields, phones[0] ?? null, emails[0] ?? null),
      updatedAt: now,
    })
    .where(and(eq(leads.teamId, ctx.teamId), eq(leads.id, id)));
  // A person decided what this lead is now: campaigns that end at that write nothing more.
  if (data.stage && data.stage !== lead.stage)
    await endRuns(tx, now, {
      leadId: id,
      condition: 'stage_change',
      state: 'finished',
      reason: 'stage_change',
      source: 'user',
    });
  if (data.consent)
    await insertConsent(tx, ctx, now, id, data.consent, [
      ...(phones.length > 0 ? ['sms' as const] : []),
      ...(emails.length > 0 ? ['email' as const] : []),
    ]);
  await announceEdit(deps, tx, ctx, now, id, { from: lead.stage, data });
  return null;
}

/** Its line in the timeline, in the audit log, and to the browsers. */
async function announceEdit(
  deps: WriteDeps,
  tx: TeamTx,
  ctx: Ctx,
  now: Date,
  id: string,
  { from, data }: { from: string; data: LeadFields },
): Promise<void> {
  const stage = data.stage && data.stage !== from ? data.stage : null;
  const changed = changedNames(data);
  await addLeadEvent(tx, ctx, now, id, {
    type: stage ? 'lead.stage_changed' : 'lead.edited',
    title: stage ? `Stage: ${from} → ${stage}` : 'Edited',
    detail: changed.join(', '),
  });
  await audit(tx, ctx, now, {
    action: 'lead.update',
    subjectType: 'lead',
    subjectId: id,
    detail: { fields: changed },
  });
  await deps.outbox.event(tx, now, 'lead.changed.v1', [id], { count: 1 });
}
