import type { TeamTx } from '@og/db';

/** Where a person can be written to. */
export interface Address {
  channel: 'sms' | 'email';
  /** E.164, or a lower-case e-mail. */
  address: string;
}

/** Every phone and e-mail of a lead, also of a deleted one, in the one order in which address locks are taken. */
export async function addressesOfLead(tx: TeamTx, leadId: string): Promise<Address[]> {
  const { rows } = await tx.client.query<Address>(
    // Deleting a lead keeps its addresses under a mark, so that others may have them.
    `select 'sms' as channel, regexp_replace(phone, '^released:[0-9a-f-]+:', '') as address from lead_phones where team_id = $1 and lead_id = $2
     union select 'email', regexp_replace(email, '^released:[0-9a-f-]+:', '') from lead_emails where team_id = $1 and lead_id = $2`,
    [tx.teamId, leadId],
  );
  return sortAddresses(rows);
}

/** The lead that owns an address, deleted or not; null when nobody does. */
export async function leadOfAddress(tx: TeamTx, { channel, address }: Address): Promise<string | null> {
  const sql =
    channel === 'sms'
      ? 'select lead_id from lead_phones where team_id = $1 and phone = $2'
      : 'select lead_id from lead_emails where team_id = $1 and email = $2';
  const { rows } = await tx.client.query<{ lead_id: string }>(sql, [tx.teamId, address]);
  return rows[0]?.lead_id ?? null;
}

/** Without doubles, sorted: who locks several addresses locks them in this order, so that nobody waits in a circle. */
export function sortAddresses(addresses: readonly Address[]): Address[] {
  const unique = new Map(addresses.map((item) => [`${item.channel}|${item.address}`, item]));
  return [...unique.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
}
