import { leadEmails, leads, newId } from '@og/db';
import { audit } from '../../platform/audit.js';
import { requirePermission, type Ctx } from '../../platform/ctx.js';
import { conflict, invalidField, type Conflict, type InvalidInput } from '../../platform/errors/failures.js';
import type { Platform } from '../../platform/platform.js';
import { adoptSuppressions } from '../compliance/index.js';
import { readLeadFields, TEXT_FIELDS } from './lead-fields.js';
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

export type WriteDeps = Pick<Platform, 'database' | 'clock' | 'outbox' | 'vault' | 'config'>;

/** Add one lead by hand. It needs a phone or an e-mail, and neither may belong to another lead. */
export async function createLead(
  deps: WriteDeps,
  ctx: Ctx,
  input: unknown,
): Promise<LeadView | InvalidInput | Conflict> {
  requirePermission(ctx, 'leads.write');
  const result = await retryOnConflict(() => store(deps, ctx, input));
  if (typeof result !== 'string') return result;
  const view = (await loadLeads(deps, ctx, [result])).get(result);
  if (!view) throw new Error('The lead that was just stored is not there.');
  return view;
}

async function store(deps: WriteDeps, ctx: Ctx, input: unknown): Promise<string | InvalidInput | Conflict> {
  const now = deps.clock.now();
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const parsed = readLeadFields(input, await defaultCountry(tx), !deps.config.isProduction);
    if (!parsed.ok) return parsed.failure;
    const { data } = parsed;
    const phones = (data.phones ?? []).map((phone) => phone.e164);
    const emails = data.email ? [data.email] : [];
    if (phones.length + emails.length === 0)
      return invalidField('phones', 'no_contact', 'Give at least one phone number or an e-mail address.');
    await lockContacts(tx);
    const taken = await findOwnershipConflict(tx, null, phones, emails);
    if (taken) return taken;
    const barred = await findBarred(tx, deps.vault, phones, emails);
    if (barred.erased)
      return conflict('erased', 'This person asked to be erased. The lead cannot be stored again.');
    const id = newId();
    const fields = Object.fromEntries(TEXT_FIELDS.map((field) => [field, data[field] ?? null])) as Record<
      (typeof TEXT_FIELDS)[number],
      string | null
    >;
    await tx.db.insert(leads).values({
      teamId: ctx.teamId,
      id,
      ...fields,
      tags: data.tags ?? [],
      stage: barred.all ? 'suppressed' : 'new',
      ...zoneColumns(locate({ phones, zip: fields.zip, state: fields.state })),
      searchText: searchTextOf({ ...fields, phones, emails }),
      sortName: sortNameOf(fields, phones[0] ?? null, emails[0] ?? null),
      source: 'manual',
      createdAt: now,
      updatedAt: now,
    });
    await insertPhones(
      tx,
      now,
      id,
      (data.phones ?? []).map((phone, position) => ({ ...phone, position })),
    );
    if (data.email)
      await tx.db
        .insert(leadEmails)
        .values({ teamId: ctx.teamId, id: newId(), leadId: id, email: data.email, createdAt: now });
    await adoptSuppressions(tx, deps.vault, [
      ...phones.map((address) => ({ leadId: id, channel: 'sms' as const, address })),
      ...emails.map((address) => ({ leadId: id, channel: 'email' as const, address })),
    ]);
    if (data.consent)
      await insertConsent(tx, ctx, now, id, data.consent, [
        ...(phones.length > 0 ? ['sms' as const] : []),
        ...(emails.length > 0 ? ['email' as const] : []),
      ]);
    await addLeadEvent(tx, ctx, now, id, { type: 'lead.created', title: 'Added by hand' });
    await audit(tx, ctx, now, { action: 'lead.create', subjectType: 'lead', subjectId: id });
    await deps.outbox.event(tx, now, 'lead.changed.v1', [id], { count: 1 });
    return id;
  });
}
