import { STOPPABLE } from '@og/core';
import type { TeamTx } from '@og/db';
import type { MovedRow } from './moved-row.js';
import { transition, type TransitionSource } from './transition.js';

export interface PendingSends {
  /** Everything pending of this person. */
  leadId?: string;
  /** Everything pending of this campaign. */
  campaignId?: string;
  /** Everything pending to these addresses. */
  addresses?: readonly string[];
  /** Only steps of these runs. */
  enrollmentIds?: readonly string[];
  /** Written to the ledger: a reason code such as `suppressed`, `person_replied`, `campaign_over`. */
  reason: string;
  source: TransitionSource;
  /** Only campaign steps; a person's own answers stay. Default false. */
  onlyCampaigns?: boolean;
  /** `suppressed` when the person may not be written to, `canceled` for anything else. Default `canceled`. */
  to?: 'canceled' | 'suppressed';
}

/**
 * Stop whatever has not been handed to a provider yet. The caller holds the address locks (`lockAddresses`) when
 * it is a revocation, so that no claim slips past. Confirmations of an opt-out are left alone.
 * @throws RangeError without a lead, campaign, address or run: nothing stops a whole team by accident.
 */
export async function cancelPendingSends(tx: TeamTx, now: Date, pending: PendingSends): Promise<MovedRow[]> {
  if (!pending.leadId && !pending.campaignId && !pending.addresses && !pending.enrollmentIds)
    throw new RangeError('Name a lead, a campaign, addresses or runs.');
  const from = [...STOPPABLE];
  const { rows } = await tx.client.query<{ id: string }>(
    `select id from send_ledger
     where team_id = $1 and state = any($2::message_state[]) and not transactional
       and ($3::uuid is null or lead_id = $3) and ($4::uuid is null or campaign_id = $4)
       and ($5::text[] is null or address = any($5)) and (not $6 or enrollment_id is not null)
       and ($7::uuid[] is null or enrollment_id = any($7))`,
    [
      tx.teamId,
      from,
      pending.leadId ?? null,
      pending.campaignId ?? null,
      pending.addresses ?? null,
      pending.onlyCampaigns ?? false,
      pending.enrollmentIds ?? null,
    ],
  );
  return transition(tx, now, {
    ids: rows.map((row) => row.id),
    from,
    to: pending.to ?? 'canceled',
    source: pending.source,
    reason: pending.reason,
  });
}

/**
 * Lock what is pending before the runs that it belongs to. A claim holds its row when it ends the run; whoever ends
 * runs and stops their rows takes them in the same order, so that the two never wait for each other.
 */
export async function lockPendingSends(
  tx: TeamTx,
  of: { leadId: string } | { enrollmentIds: readonly string[] },
): Promise<void> {
  const [whose, ids] =
    'leadId' in of ? ['lead_id = $2', of.leadId] : ['enrollment_id = any($2::uuid[])', of.enrollmentIds];
  await tx.client.query(
    `select from send_ledger where team_id = $1 and ${whose} and state = any($3::message_state[]) order by id for update`,
    [tx.teamId, ids, [...STOPPABLE]],
  );
}
