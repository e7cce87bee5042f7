import type { TeamTx } from '@og/db';

/**
 * The addresses of leads that are being deleted become free for others: they stay with the lead under a marked
 * value that no look-up by address finds, so that restoring knows them, whatever the number of leads.
 */
export async function releaseContacts(tx: TeamTx, leadIds: readonly string[]): Promise<void> {
  await tx.client.query(
    `update lead_phones set phone = 'released:' || lead_id || ':' || phone
     where team_id = $1 and lead_id = any($2::uuid[]) and phone not like 'released:%'`,
    [tx.teamId, leadIds],
  );
  await tx.client.query(
    `update lead_emails set email = 'released:' || lead_id || ':' || email
     where team_id = $1 and lead_id = any($2::uuid[]) and email not like 'released:%'`,
    [tx.teamId, leadIds],
  );
}

/** Give restored leads their addresses back; one that belongs to another lead by now stays there and is dropped here. */
export async function reclaimContacts(tx: TeamTx, leadIds: readonly string[]): Promise<void> {
  for (const [table, column] of [
    ['lead_phones', 'phone'],
    ['lead_emails', 'email'],
  ] as const) {
    const plain = `substr(${column}, length('released:' || lead_id || ':') + 1)`;
    await tx.client.query(
      `delete from ${table} t where team_id = $1 and lead_id = any($2::uuid[]) and ${column} like 'released:%'
         and exists (select from ${table} o where o.team_id = $1 and o.${column} = substr(t.${column}, length('released:' || t.lead_id || ':') + 1))`,
      [tx.teamId, leadIds],
    );
    // Two leads of one change set never held the same address: each plain value comes back once.
    await tx.client.query(
      `update ${table} set ${column} = ${plain} where team_id = $1 and lead_id = any($2::uuid[]) and ${column} like 'released:%'`,
      [tx.teamId, leadIds],
    );
  }
}
