import type { TeamTx } from '@og/db';
import type { Platform } from '../../../platform/platform.js';
import { addTimelineRows } from '../timeline.js';
import { addEmail } from '../inbound/find-person.js';
import { isSuppressed } from '../inbound/was-erased.js';

/**
 * An address that the person gave becomes theirs, last in line. One that another lead of the team has stays where it
 * is, and one to which nothing may be written, or whose owner was erased, is nobody's: the message shows it all the
 * same. The caller holds the address (`lockAddresses`), so that it is not suppressed in between.
 */
export async function captureEmail(
  tx: TeamTx,
  deps: Pick<Platform, 'outbox' | 'vault'>,
  now: Date,
  leadId: string,
  email: string,
): Promise<void> {
  const { rowCount } = await tx.client.query('select from lead_emails where team_id = $1 and email = $2', [
    tx.teamId,
    email,
  ]);
  if (rowCount || (await isSuppressed(tx, deps, { channel: 'email', address: email }))) return;
  await addEmail(tx, now, leadId, email);
  await addTimelineRows(tx, now, [
    {
      leadId,
      type: 'lead.email_captured',
      title: 'Gave an e-mail address',
      detail: email,
      actor: 'system:inbound',
    },
  ]);
  await deps.outbox.event(tx, now, 'lead.changed.v1', [leadId], { count: 1 });
}
