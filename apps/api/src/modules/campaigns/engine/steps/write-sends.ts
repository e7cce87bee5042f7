import { newId, type TeamTx } from '@og/db';
import type { Effect } from '@og/core';
import { planSends, type PlannedSend } from '../../../messaging/index.js';
import type { Carried, StepBatch } from './executor.js';

type Send = Carried<Extract<Effect, { kind: 'send' }>>;

/** Hand messages to the ledger, and remember where their links lead. */
export async function writeSends(
  tx: TeamTx,
  { now, campaign }: StepBatch,
  sends: readonly Send[],
): Promise<void> {
  await planSends(
    tx,
    now,
    sends.map(({ run, effect: { stepId, message } }): PlannedSend => {
      const isSms = message.channel === 'sms';
      return {
        leadId: run.id,
        channel: message.channel,
        address: message.address,
        body: message.text,
        subject: message.subject,
        segments: message.segments,
        senderNumberId: isSms ? message.senderId : null,
        senderMailboxId: isSms ? null : message.senderId,
        senderChoice: message.senderReason,
        dueAt: message.dueAt,
        expiresAt: message.expiresAt,
        reason: message.reason,
        campaignId: campaign.id,
        enrollmentId: run.enrollment_id,
        stepId,
        conversationId: run.conversation_id,
      };
    }),
  );
  await writeLinks(tx, now, sends);
}

async function writeLinks(tx: TeamTx, now: Date, sends: readonly Send[]): Promise<void> {
  const links = sends.flatMap(({ run, effect: { stepId, message } }) =>
    message.links.map((link) => ({ ...link, leadId: run.id, enrollmentId: run.enrollment_id, stepId })),
  );
  if (links.length === 0) return;
  await tx.client.query(
    `insert into tracked_links (team_id, id, token, url, lead_id, enrollment_id, step_id, created_at)
     select $1, r.id, r.token, r.url, r.lead_id, r.enrollment_id, r.step_id, $2
     from unnest($3::uuid[], $4::text[], $5::text[], $6::uuid[], $7::uuid[], $8::uuid[]) as r(id, token, url, lead_id, enrollment_id, step_id)
     on conflict do nothing`,
    [
      tx.teamId,
      now.toISOString(),
      links.map(() => newId()),
      links.map((link) => link.token),
      links.map((link) => link.url),
      links.map((link) => link.leadId),
      links.map((link) => link.enrollmentId),
      links.map((link) => link.stepId),
    ],
  );
}
