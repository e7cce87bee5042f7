import { candidatesFor } from '@og/core';
import { newId, type TeamTx } from '@og/db';
import type { Address } from '../../compliance/index.js';
import { reclaimContacts } from '../../leads/index.js';
import { namesOf } from './names-of-sender.js';

export interface Person {
  leadId: string;
  deleted: boolean;
  optedOut: boolean;
}

const MERGES = 10;

const TABLES = {
  sms: { table: 'lead_phones', column: 'phone' },
  email: { table: 'lead_emails', column: 'email' },
} as const;

/**
 * The lead that an address belongs to; a lead that was merged away leads on to the one that lives. When nobody has
 * the address, the lead that had it when it was deleted last.
 */
export async function findPerson(tx: TeamTx, address: Address): Promise<Person | null> {
  return (await ownerOf(tx, address)) ?? (await formerOwnerOf(tx, address));
}

async function ownerOf(tx: TeamTx, { channel, address }: Address): Promise<Person | null> {
  const { table, column } = TABLES[channel];
  return living(tx, `select p.lead_id from ${table} p where p.team_id = $1 and p.${column} = $2`, address);
}

/** The lead that a message of ours went to, by its ledger row; null when there is no such row any more. */
export async function findRecipient(tx: TeamTx, ledgerId: string): Promise<Person | null> {
  return living(tx, 'select s.lead_id from send_ledger s where s.team_id = $1 and s.id = $2', ledgerId);
}

/** The lead that a statement names by `lead_id`, or the one that it was merged into. */
async function living(tx: TeamTx, leads: string, value: string): Promise<Person | null> {
  const { rows } = await tx.client.query<Person>(
    `with recursive chain as (
       select l.id, l.merged_into, l.deleted_at, l.opted_out_at, 0 as hops
       from leads l where l.team_id = $1 and l.id in (${leads})
       union all
       select l.id, l.merged_into, l.deleted_at, l.opted_out_at, hops + 1
       from chain c join leads l on l.team_id = $1 and l.id = c.merged_into where hops < $3
     ) select id as "leadId", deleted_at is not null as deleted, opted_out_at is not null as "optedOut" from chain order by hops desc limit 1`,
    [tx.teamId, value, MERGES],
  );
  return rows[0] ?? null;
}

/** Deleting a lead marks its addresses as free for others; they can still be told by the mark. */
async function formerOwnerOf(tx: TeamTx, { channel, address }: Address): Promise<Person | null> {
  const { table, column } = TABLES[channel];
  const { rows } = await tx.client.query<Person>(
    `select l.id as "leadId", true as deleted, l.opted_out_at is not null as "optedOut"
     from leads l join ${table} p on p.team_id = l.team_id and p.${column} = 'released:' || l.id || ':' || $2
     where l.team_id = $1 and l.deleted_at is not null and l.merged_into is null order by l.deleted_at desc, l.id desc limit 1`,
    [tx.teamId, address],
  );
  return rows[0] ?? null;
}

/** A lead for an address that nobody knew: it wrote to us first. @param name as their mail says it */
export async function createPerson(
  tx: TeamTx,
  now: Date,
  { channel, address }: Address,
  name: string | null = null,
): Promise<Person> {
  const leadId = newId();
  const place = candidatesFor({ phones: channel === 'sms' ? [address] : [] });
  const at = now.toISOString();
  const { first, last } = namesOf(name, now);
  const called = [first, last].filter((part) => part !== null).join(' ');
  await tx.client.query(
    `insert into leads (team_id, id, source, first_name, last_name, search_text, sort_name, time_zones, candidate_states, zone_evidence, created_at, updated_at)
     values ($1, $2, 'inbound', $3, $4, lower($5), lower($6), $7, $8, $9, $10, $10)`,
    [
      tx.teamId,
      leadId,
      first,
      last,
      `${called} ${address}`.trim(),
      called || address,
      place.zones,
      place.states,
      JSON.stringify(place.because),
      at,
    ],
  );
  const { table, column } = TABLES[channel];
  await tx.client.query(
    `insert into ${table} (team_id, id, lead_id, ${column}, created_at) values ($1, $2, $3, $4, $5)`,
    [tx.teamId, newId(), leadId, address, at],
  );
  await tx.client.query(
    `insert into lead_events (team_id, id, lead_id, type, title, actor, created_at) values ($1, $2, $3, 'lead.created', 'Wrote to us first', 'system:inbound', $4)`,
    [tx.teamId, newId(), leadId, at],
  );
  return { leadId, deleted: false, optedOut: false };
}

/** A person who answers from an address that nobody has can be written to there; it comes last among theirs. */
export async function addEmail(tx: TeamTx, now: Date, leadId: string, email: string): Promise<void> {
  await tx.client.query(
    `insert into lead_emails (team_id, id, lead_id, email, position, created_at)
     select $1, $2, $3, $4, coalesce((select max(position) + 1 from lead_emails where team_id = $1 and lead_id = $3), 0), $5
     on conflict do nothing`,
    [tx.teamId, newId(), leadId, email, now.toISOString()],
  );
}

/** A deleted lead that writes is a lead again, with its addresses; undoing the deletion later finds it there already. */
export async function revivePerson(tx: TeamTx, now: Date, leadId: string): Promise<void> {
  await tx.client.query(
    'update leads set deleted_at = null, deleted_in = null, updated_at = $3 where team_id = $1 and id = $2',
    [tx.teamId, leadId, now.toISOString()],
  );
  await reclaimContacts(tx, [leadId]);
  await tx.client.query(
    `insert into lead_events (team_id, id, lead_id, type, title, actor, created_at)
     values ($1, $2, $3, 'lead.restored', 'Brought back: the person wrote to us', 'system:inbound', $4)`,
    [tx.teamId, newId(), leadId, now.toISOString()],
  );
}
