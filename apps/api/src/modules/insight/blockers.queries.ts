import { DNC_MAX_AGE_DAYS } from '@og/core';
import type { TeamTx } from '@og/db';

/** A campaign whose canary is out and whose rest waits for a person. */
export interface HeldCanary {
  id: string;
  name: string;
}

/** What keeps messages from leaving until a person acts; each figure is the length of the list that it leads to. */
export interface HomeBlockers {
  killSwitch: boolean;
  /** Accounts at vendors that refuse our credentials or do not answer. */
  failingIntegrations: number;
  quarantinedNumbers: number;
  quarantinedMailboxes: number;
  /** Active long codes that no verified brand's active 10DLC campaign covers. */
  unregisteredNumbers: number;
  /** Brands and 10DLC campaigns that the registry refused or suspended. */
  refusedRegistrations: number;
  /** Handed in, and not judged yet. */
  waitingRegistrations: number;
  /** At most 5, the oldest first; `heldCanaries` counts them all. */
  canaries: HeldCanary[];
  heldCanaries: number;
  /** The team asks the Do-Not-Call registry, and its copy is missing or too old. */
  dncStale: boolean;
}

type Counted = Omit<HomeBlockers, 'canaries'>;

const NAMED = 5;

const BLOCKERS = `
select
  coalesce(ts.kill_switch, false) as "killSwitch",
  (select count(*)::int from integrations where team_id = $1 and state = 'failing') as "failingIntegrations",
  (select count(*)::int from sender_numbers where team_id = $1 and state = 'active' and health = 'quarantined') as "quarantinedNumbers",
  (select count(*)::int from sender_mailboxes where team_id = $1 and state = 'active' and health = 'quarantined') as "quarantinedMailboxes",
  (select count(*)::int from sender_numbers n where n.team_id = $1 and n.state = 'active' and n.kind = 'long_code'
     and not exists (select from ten_dlc_campaigns c join brands b on b.team_id = c.team_id and b.id = c.brand_id
       where c.team_id = $1 and c.id = n.ten_dlc_campaign_id and c.state = 'active' and b.state in ('verified', 'vetted_verified'))) as "unregisteredNumbers",
  (select count(*)::int from brands where team_id = $1 and state = 'failed')
    + (select count(*)::int from ten_dlc_campaigns where team_id = $1 and state in ('rejected', 'suspended')) as "refusedRegistrations",
  (select count(*)::int from brands where team_id = $1 and state = 'pending')
    + (select count(*)::int from ten_dlc_campaigns where team_id = $1 and state = 'pending') as "waitingRegistrations",
  (select count(*)::int from campaigns where team_id = $1 and state = 'active' and canary_state = 'holding') as "heldCanaries",
  coalesce(ts.require_dnc_data, false) and not exists (select from dnc_imports
    where team_id = $1 and state = 'done' and data_as_of >= $2) as "dncStale"
from (select) one left join team_settings ts on ts.team_id = $1`;

/** Everything that waits for a person before messages leave, from the tables that the gate itself asks. */
export async function readBlockers(tx: TeamTx, now: Date): Promise<HomeBlockers> {
  const oldest = new Date(now.getTime() - DNC_MAX_AGE_DAYS * 86_400_000);
  const { rows } = await tx.client.query<Counted>(BLOCKERS, [tx.teamId, oldest.toISOString()]);
  const counted = rows[0];
  if (!counted) throw new Error('counting gave no row');
  const canaries =
    counted.heldCanaries === 0
      ? []
      : (
          await tx.client.query<HeldCanary>(
            `select id, name from campaigns where team_id = $1 and state = 'active' and canary_state = 'holding'
             order by created_at, id limit ${NAMED}`,
            [tx.teamId],
          )
        ).rows;
  return { ...counted, canaries };
}
