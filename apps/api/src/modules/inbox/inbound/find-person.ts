import { candidatesFor } from '@og/core';
import { newId, type TeamTx } from '@og/db';
import { reclaimContacts } from '../../leads/index.js';

export interface Person {
  leadId: string;
  deleted: boolean;
  optedOut: boolean;
}

const MERGES = 10;

/**
 * The lead that a number belongs to; a lead that was merged away leads on to the one that lives. When nobody has the
 * number, the lead that had it when it was deleted last.
 */
export async function findPerson(tx: TeamTx, phone: string): Promise<Person | null> {
  return (await ownerOf(tx, phone)) ?? (await formerOwnerOf(tx, phone));
}

async function ownerOf(tx: TeamTx, phone: string): Promise<Person | null> {
  const { rows } = await tx.client.query<Person>(
    `with recursive chain as (
       select l.id, l.merged_into, l.deleted_at, l.opted_out_at, 0 as hops
       from lead_phones p join leads l on l.team_id = p.team_id and l.id = p.lead_id
       where p.team_id = $1 and p.phone = $2
       union all
       select l.id, l.merged_into, l.deleted_at, l.opted_out_at, hops + 1
       from chain c join leads l on l.team_id = $1 and l.id = c.merged_into where hops < $3
     ) select id as "leadId", deleted_at is not null as deleted, opted_out_at is not null as "optedOut" from chain order by hops desc limit 1`,
    [tx.teamId, phone, MERGES],
  );
  return rows[0] ?? null;
}

/** Deleting a lead marks its numbers as free for others; they can still be told by the mark. */
async function formerOwnerOf(tx: TeamTx, phone: string): Promise<Person | null> {
  const { rows } = await tx.client.query<Person>(
    `select l.id as "leadId", true as deleted, l.opted_out_at is not null as "optedOut"
     from leads l join lead_phones p on p.team_id = l.team_id and p.phone = 'released:' || l.id || ':' || $2
     where l.team_id = $1 and l.deleted_at is not null and l.merged_into is null order by l.deleted_at desc, l.id desc limit 1`,
    [tx.teamId, phone],
  );
  return rows[0] ?? null;
}

/** A lead for a number that nobody knew: it wrote to us first. */
export async function createPerson(tx: TeamTx, now: Date, phone: string): Promise<Person> {
  const leadId = newId();
  const place = candidatesFor({ phones: [phone] });
  const at = now.toISOString();
  await tx.client.query(
    `insert into leads (team_id, id, source, search_text, sort_name, time_zones, candidate_states, zone_evidence, created_at, updated_at)
     values ($1, $2, 'inbound', $3, $3, $4, $5, $6, $7, $7)`,
    [tx.teamId, leadId, phone, place.zones, place.states, JSON.stringify(place.because), at],
  );
  await tx.client.query(
    'insert into lead_phones (team_id, id, lead_id, phone, created_at) values ($1, $2, $3, $4, $5)',
    [tx.teamId, newId(), leadId, phone, at],
  );
  await tx.client.query(
    `insert into lead_events (team_id, id, lead_id, type, title, actor, created_at) values ($1, $2, $3, 'lead.created', 'Wrote to us first', 'system:inbound', $4)`,
    [tx.teamId, newId(), leadId, at],
  );
  return { leadId, deleted: false, optedOut: false };
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
