import type { TeamTx } from '@og/db';

/** What an exported record says about its message beside the decision. */
export interface MessageFacts {
  leadId: string;
  campaignId: string | null;
  campaignName: string | null;
  enrollmentId: string | null;
  stepId: string | null;
  stepKey: string | null;
  channel: 'sms' | 'email';
  from: string | null;
  to: string | null;
  subject: string | null;
  body: string;
  segments: number | null;
  state: string;
  vendor: string | null;
  providerId: string | null;
  errorCode: string | null;
  plannedAt: Date;
  dueAt: Date | null;
  submittedAt: Date | null;
  acceptedAt: Date | null;
}

/** Messages with their ledger rows, by id. */
export async function readMessageFacts(
  tx: TeamTx,
  messageIds: readonly string[],
): Promise<Map<string, MessageFacts>> {
  const { rows } = await tx.client.query<MessageFacts & { id: string }>(
    `select m.id, m.lead_id as "leadId", m.campaign_id as "campaignId", c.name as "campaignName", m.enrollment_id as "enrollmentId",
       m.step_id as "stepId", s.key as "stepKey", m.channel, m.from_address as "from", m.to_address as "to", m.subject, m.body, m.segments,
       m.state, l.vendor, coalesce(l.provider_id, m.provider_id) as "providerId", m.error_code as "errorCode", m.created_at as "plannedAt", l.due_at as "dueAt",
       l.submitted_at as "submittedAt", l.accepted_at as "acceptedAt"
     from messages m
       left join lateral (select x.vendor, x.provider_id, x.due_at, x.submitted_at, x.accepted_at from send_ledger x
         where x.team_id = $1 and x.message_id = m.id order by x.created_at desc limit 1) l on true
       left join campaigns c on c.team_id = $1 and c.id = m.campaign_id
       left join steps s on s.team_id = $1 and s.id = m.step_id
     where m.team_id = $1 and m.id = any($2::uuid[])`,
    [tx.teamId, messageIds],
  );
  return new Map(rows.map(({ id, ...facts }) => [id, facts]));
}
