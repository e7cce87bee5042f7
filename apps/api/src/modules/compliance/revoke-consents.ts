import { newId, type TeamTx } from '@og/db';

/**
 * Withdraw every consent of a lead, on all channels, in the caller's transaction.
 * @returns how many were withdrawn.
 */
export async function revokeConsents(tx: TeamTx, now: Date, leadId: string): Promise<number> {
  const { rowCount } = await tx.client.query(
    'update consents set revoked_at = $3 where team_id = $1 and lead_id = $2 and revoked_at is null',
    [tx.teamId, leadId, now.toISOString()],
  );
  return rowCount ?? 0;
}

/**
 * A person who opted out by keyword and now sends START gives permission anew: one fresh SMS consent with the
 * message as its evidence. The withdrawn ones stay withdrawn.
 */
export async function recordKeywordConsent(
  tx: TeamTx,
  now: Date,
  leadId: string,
  messageId: string,
): Promise<void> {
  await tx.client.query(
    `insert into consents (team_id, id, lead_id, channel, source, scope, evidence, recorded_by, created_at)
     select $1, $2, $3, 'sms', 'sms_keyword',
       coalesce((select scope from consents where team_id = $1 and lead_id = $3 and channel = 'sms' order by created_at desc limit 1), 'marketing'),
       $4, 'system:inbound', $5`,
    [tx.teamId, newId(), leadId, `START by SMS, message ${messageId}`, now.toISOString()],
  );
}
