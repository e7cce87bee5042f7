import type { ParsedPhone, PhoneCountry } from '@og/core';
import { formatPhone } from '@og/core';
import { consents, leadEvents, leadPhones, newId, teamSettings, type TeamTx } from '@og/db';
import { eq } from 'drizzle-orm';
import { actorName, type Ctx } from '../../platform/ctx.js';
import type { Vault } from '../../platform/crypto/vault.js';
import { conflict, type Conflict } from '../../platform/errors/failures.js';
import type { ConsentStatement } from './lead-input.js';
import { displayName } from './lead-record.js';

/** The country whose numbers need no `+`. */
export async function defaultCountry(tx: TeamTx): Promise<PhoneCountry> {
  const [settings] = await tx.db
    .select({ country: teamSettings.defaultCountry })
    .from(teamSettings)
    .where(eq(teamSettings.teamId, tx.teamId));
  return (settings?.country ?? 'US') as PhoneCountry;
}

/** Whether another lead has one of the addresses; one address has one lead, so that a reply finds its person. */
export async function findOwnershipConflict(
  tx: TeamTx,
  leadId: string | null,
  phones: readonly string[],
  emails: readonly string[],
): Promise<Conflict | null> {
  const { rows } = await tx.client.query<{
    address: string;
    first_name: string | null;
    last_name: string | null;
    company: string | null;
  }>(
    `select o.address, l.first_name, l.last_name, l.company from (
       select lead_id, phone as address from lead_phones where team_id = $1 and phone = any($3::text[])
       union all select lead_id, email from lead_emails where team_id = $1 and email = any($4::text[])) o
     join leads l on l.team_id = $1 and l.id = o.lead_id
     where o.lead_id is distinct from $2::uuid limit 1`,
    [tx.teamId, leadId, phones, emails],
  );
  const owner = rows[0];
  if (!owner) return null;
  const name = displayName({
    firstName: owner.first_name,
    lastName: owner.last_name,
    company: owner.company,
  });
  return conflict(
    'address_taken',
    `${owner.address.startsWith('+') ? formatPhone(owner.address) : owner.address} belongs to ${name} already. Open that lead, or merge the two.`,
  );
}

/** Of the addresses given: how many are barred, and whether one is by an erasure. */
export async function findBarred(
  tx: TeamTx,
  vault: Vault,
  phones: readonly string[],
  emails: readonly string[],
): Promise<{ all: boolean; erased: boolean }> {
  const hashes = [
    ...phones.map((phone) => vault.addressHash('sms', phone)),
    ...emails.map((email) => vault.addressHash('email', email)),
  ];
  const { rows } = await tx.client.query<{ barred: number; erased: boolean | null }>(
    `select count(distinct address_hash)::int as barred, bool_or(reason = 'erasure') as erased
     from suppression_list where team_id = $1 and address_hash = any($2::text[]) and lifted_at is null`,
    [tx.teamId, hashes],
  );
  return { all: hashes.length > 0 && rows[0]?.barred === hashes.length, erased: rows[0]?.erased ?? false };
}

export async function insertPhones(
  tx: TeamTx,
  now: Date,
  leadId: string,
  phones: readonly (ParsedPhone & { position: number })[],
): Promise<void> {
  if (phones.length === 0) return;
  await tx.db.insert(leadPhones).values(
    phones.map((phone) => ({
      teamId: tx.teamId,
      id: newId(),
      leadId,
      phone: phone.e164,
      extension: phone.extension ?? null,
      lineType: phone.type,
      position: phone.position,
      createdAt: now,
    })),
  );
}

/** Record a consent for each channel that the lead can be reached on. */
export async function insertConsent(
  tx: TeamTx,
  ctx: Ctx,
  now: Date,
  leadId: string,
  consent: ConsentStatement,
  channels: readonly ('sms' | 'email')[],
): Promise<void> {
  if (channels.length === 0) return;
  await tx.db.insert(consents).values(
    channels.map((channel) => ({
      teamId: tx.teamId,
      id: newId(),
      leadId,
      channel,
      ...consent,
      recordedBy: actorName(ctx),
      createdAt: now,
    })),
  );
}

/** Write on a lead's timeline. */
export async function addLeadEvent(
  tx: TeamTx,
  ctx: Ctx,
  now: Date,
  leadId: string,
  event: { type: string; title: string; detail?: string | null },
): Promise<void> {
  await tx.db.insert(leadEvents).values({
    teamId: tx.teamId,
    id: newId(),
    leadId,
    type: event.type,
    title: event.title,
    detail: event.detail ?? null,
    actor: actorName(ctx),
    createdAt: now,
  });
}
