import type { SettledVerdict } from '@og/core';
import type { TeamTx } from '@og/db';
import type { Platform } from '../../../platform/platform.js';
import { lockPeople } from '../../compliance/index.js';
import { closeConversationOf } from '../inbound/close-conversation.js';
import { planOptOutConfirmation } from '../inbound/keyword-answers.js';
import { revokePerson } from '../inbound/revoke-person.js';
import { BY_PERSON } from './correct-intent.js';
import type { InboundFacts } from './read-inbound.js';

/** The one confirmation of an opt-out comes within five minutes or not at all (compliance rule 12). */
const CONFIRMATION_MS = 5 * 60_000;

/**
 * The words ask to stop and no fixed rule knew them: the person is suppressed as by a keyword, with the locks that a
 * webhook takes, so that no claim of a send slips past.
 */
export async function revokeByModel(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox' | 'vault'>,
  teamId: string,
  facts: InboundFacts,
  verdict: SettledVerdict,
): Promise<void> {
  const { messageId, channel, fromAddress } = facts;
  await deps.database.withTeam(teamId, async (tx) => {
    const now = deps.clock.now();
    const leadId = await lockPeople(
      tx,
      () => leadOf(tx, messageId),
      (lead) => ({ leadIds: lead === null ? [] : [lead], addresses: [fromAddress] }),
    );
    const { rowCount } = await tx.client.query(
      'select from leads where team_id = $1 and id = $2 and deleted_at is null and opted_out_at is null',
      [tx.teamId, leadId],
    );
    if (!leadId || !rowCount || (await saidOtherwise(tx, messageId))) return;
    await revokePerson(tx, deps, now, {
      leadId,
      from: { channel, address: fromAddress },
      reason: 'opt_out',
      source: channel === 'sms' ? `words:${verdict.by}` : `unsubscribe:words:${verdict.by}`,
      messageId,
      title: channel === 'sms' ? 'Opted out by text' : 'Opted out by e-mail',
    });
    await tx.client.query(
      `update messages set intent = 'opt_out', intent_rule = $3, sentiment = $4, confidence = $5, updated_at = $6 where team_id = $1 and id = $2`,
      [tx.teamId, messageId, verdict.rule, verdict.sentiment, verdict.confidence, now.toISOString()],
    );
    await closeConversationOf(tx, deps, now, leadId);
    const fresh = now.getTime() - facts.receivedAt.getTime() < CONFIRMATION_MS;
    if (channel === 'sms' && fresh)
      await planOptOutConfirmation(tx, now, {
        messageId,
        leadId,
        from: fromAddress,
        senderNumberId: await numberOf(leadId),
      });

    async function numberOf(lead: string): Promise<string | null> {
      const { rows } = await tx.client.query<{ id: string }>(
        `select n.id from conversations v join sender_numbers n on n.team_id = v.team_id and n.id = v.sender_number_id and n.state = 'active'
         where v.team_id = $1 and v.lead_id = $2`,
        [tx.teamId, lead],
      );
      return rows[0]?.id ?? null;
    }
  });
}

/** A person labelled the message while the model thought: theirs is the last word, also for what would follow from it. */
async function saidOtherwise(tx: TeamTx, messageId: string): Promise<boolean> {
  const { rows } = await tx.client.query<{ intent: string | null; intent_rule: string | null }>(
    'select intent, intent_rule from messages where team_id = $1 and id = $2 for update',
    [tx.teamId, messageId],
  );
  return rows[0]?.intent_rule === BY_PERSON && rows[0].intent !== 'opt_out';
}

/** Who wrote a message: its lead may be merged into another one at any moment. */
async function leadOf(tx: TeamTx, messageId: string): Promise<string | null> {
  const { rows } = await tx.client.query<{ lead_id: string }>(
    'select lead_id from messages where team_id = $1 and id = $2',
    [tx.teamId, messageId],
  );
  return rows[0]?.lead_id ?? null;
}
