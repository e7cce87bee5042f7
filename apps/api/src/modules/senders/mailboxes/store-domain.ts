import { sendingDomains, type TeamTx } from '@og/db';
import { and, eq } from 'drizzle-orm';
import type { DomainState } from '../../../platform/vendors/ports.js';
import { dmarcRecord } from './dmarc.js';

/** What a look at DNS found; `dmarc` null: DNS did not answer, what was known stays. */
export interface Looked {
  vendor: DomainState;
  dmarc: boolean | null;
}

/** The columns that a look at the vendor and at DNS fills. A domain is verified when the vendor found every record. */
export function domainColumns({ vendor, dmarc }: Looked, before: { dmarc: boolean }, now: Date) {
  const known = dmarc ?? before.dmarc;
  const own = vendor.records.some(({ host }) => host.toLowerCase().startsWith('_dmarc.'));
  return {
    providerId: vendor.providerId,
    state: vendor.valid ? ('verified' as const) : ('pending' as const),
    stateReason: vendor.reason,
    spf: vendor.spf,
    dkim: vendor.dkim,
    dmarc: known,
    records: own ? vendor.records : [...vendor.records, { ...dmarcRecord(vendor.domain), valid: known }],
    checkedAt: now,
    updatedAt: now,
  };
}

/** Store a look at a domain, and free or stop its mailboxes with it. */
export async function storeLook(tx: TeamTx, now: Date, id: string, looked: Looked): Promise<void> {
  const own = and(eq(sendingDomains.teamId, tx.teamId), eq(sendingDomains.id, id));
  const [row] = await tx.db
    .select({ dmarc: sendingDomains.dmarc, state: sendingDomains.state })
    .from(sendingDomains)
    .where(own)
    .for('update');
  if (!row) return;
  const columns = domainColumns(looked, row, now);
  const lost = row.state === 'verified' && columns.state !== 'verified';
  await tx.db
    .update(sendingDomains)
    .set({
      ...columns,
      state: lost || row.state === 'failed' ? stateAfterLoss(columns.state) : columns.state,
    })
    .where(own);
  await tx.client.query(
    columns.state === 'verified'
      ? `update sender_mailboxes set state = 'active', state_reason = null, updated_at = $3 where team_id = $1 and domain_id = $2 and state = 'pending'`
      : `update sender_mailboxes set state = 'pending', state_reason = 'Its domain is not verified.', updated_at = $3 where team_id = $1 and domain_id = $2 and state = 'active'`,
    [tx.teamId, id, now.toISOString()],
  );
}

/** A domain that was good once and is not any more has failed; a new one just waits for its records. */
function stateAfterLoss(state: 'verified' | 'pending'): 'verified' | 'failed' {
  return state === 'verified' ? 'verified' : 'failed';
}
