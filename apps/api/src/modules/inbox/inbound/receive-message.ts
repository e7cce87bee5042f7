import { classifyDeterministic, detectHelp, detectStart } from '@og/core';
import { newId, type TeamTx } from '@og/db';
import {
  addressesOfLead,
  liftKeywordSuppressions,
  lockAddresses,
  recordKeywordConsent,
  reopenLead,
} from '../../compliance/index.js';
import { stopEnrollments } from '../../messaging/index.js';
import { nextRanking, rankMessage } from '../item/rank-message.js';
import { openItem } from '../item/write-item.js';
import { createPerson, findPerson, revivePerson, type Person } from './find-person.js';
import type { InboundDeps, InboundMessage, InboundOutcome, StoredMessage } from './inbound-message.js';
import { planHelpAnswer, planOptOutConfirmation } from './keyword-answers.js';
import { carrierConfirms, revocationOf, revokePerson } from './revoke-person.js';
import { previewOf, storeMessage } from './store-message.js';

const PERSONS_NUMBER = /^\+[1-9]\d{6,14}$/;

/**
 * All that an inbound text causes, in the caller's transaction, before its webhook is answered: fixed rules only, no
 * network. A revocation stops everything for the person; HELP is answered and leaves the sequence running; START
 * lifts keyword opt-outs; any other text ends the person's runs and waits in the inbox.
 */
export async function receiveMessage(
  tx: TeamTx,
  deps: InboundDeps,
  message: InboundMessage,
): Promise<InboundOutcome> {
  if (!PERSONS_NUMBER.test(message.from)) return 'ignored_sender';
  const now = deps.clock.now();
  const revocation = revocationOf(message);
  const person = await lockPerson(tx, now, message.from, revocation !== null);
  const classification = classifyDeterministic(message.body);
  const stored = await storeMessage(tx, now, message, person.leadId, classification);
  if (!stored) return 'duplicate';
  await deps.outbox.event(tx, now, 'message.changed.v1', [stored.messageId], {
    conversationId: stored.conversationId,
    direction: 'inbound',
    state: 'received',
  });
  await deps.outbox.event(tx, now, 'lead.changed.v1', [stored.leadId], { count: 1 });

  if (revocation) {
    const ranked = rankMessage(classification, 0, await scoreOf(tx, stored.leadId));
    await revokePerson(tx, deps, now, stored, { revocation, ranked, showInInbox: !person.deleted });
    if (!person.optedOut && !carrierConfirms(message)) await planOptOutConfirmation(tx, now, stored);
    return person.deleted ? 'opted_out_of_deleted' : 'opted_out';
  }
  if (person.deleted) await revivePerson(tx, now, person.leadId);
  if (message.carrierAnswered === 'help' || detectHelp(message.body)) {
    await planHelpAnswer(tx, now, stored);
    return 'help';
  }
  const isStart = message.carrierAnswered === 'start' || detectStart(message.body);
  if (isStart && (await optBackIn(tx, deps, now, stored))) return 'start';
  await putInInbox(tx, deps, now, stored, classification);
  return 'received';
}

/**
 * Find who wrote and take the locks that what follows needs: of the number alone, or for a revocation of every
 * address of the person. A person who is not there yet is made under the number's lock.
 */
async function lockPerson(tx: TeamTx, now: Date, phone: string, all: boolean): Promise<Person> {
  const before = await findPerson(tx, phone);
  const addresses =
    before && all ? (await addressesOfLead(tx, before.leadId)).map((item) => item.address) : [];
  await lockAddresses(tx, [...addresses, phone]);
  const person = (await findPerson(tx, phone)) ?? (await createPerson(tx, now, phone));
  // Merged into another lead while this waited: a revocation covers that one's addresses too.
  if (all && before && person.leadId !== before.leadId)
    await lockAddresses(
      tx,
      (await addressesOfLead(tx, person.leadId)).map((item) => item.address),
    );
  return person;
}

/** @returns false when no keyword opt-out was there to lift: then the text is one like any other. */
async function optBackIn(tx: TeamTx, deps: InboundDeps, now: Date, message: StoredMessage): Promise<boolean> {
  const lifted = await liftKeywordSuppressions(
    tx,
    deps.vault,
    now,
    { channel: 'sms', address: message.from },
    { by: 'lead', reason: 'START by SMS' },
  );
  if (lifted === 0) return false;
  await recordKeywordConsent(tx, now, message.leadId, message.messageId);
  await reopenLead(tx, now, message.leadId);
  await tx.client.query(
    `insert into lead_events (team_id, id, lead_id, type, title, detail, actor, message_id, created_at)
     values ($1, $2, $3, 'lead.opted_in', 'Opted in again by text', $4, 'lead', $5, $6)`,
    [
      tx.teamId,
      newId(),
      message.leadId,
      `${lifted} suppressed ${lifted === 1 ? 'address' : 'addresses'} lifted`,
      message.messageId,
      now.toISOString(),
    ],
  );
  await deps.outbox.event(tx, now, 'suppression.changed.v1', [message.messageId], { channel: 'sms' });
  return true;
}

async function putInInbox(
  tx: TeamTx,
  deps: InboundDeps,
  now: Date,
  message: StoredMessage,
  classification: ReturnType<typeof classifyDeterministic>,
): Promise<void> {
  await stopEnrollments(tx, now, { leadId: message.leadId, state: 'replied', reason: 'person_replied' });
  const ranked = rankMessage(classification, 0, await scoreOf(tx, message.leadId));
  const itemId = await openItem(tx, now, { ...message, preview: previewOf(message), ranked });
  await deps.outbox.event(tx, now, 'inbox_item.changed.v1', [itemId], {
    conversationId: message.conversationId,
    state: 'open',
  });
  const wait = nextRanking(0);
  if (wait !== null) {
    await deps.outbox.job(
      tx,
      now,
      'campaign-sequence/handle-reply',
      { messageId: message.messageId },
      { availableAt: new Date(now.getTime() + wait) },
    );
  }
}

async function scoreOf(tx: TeamTx, leadId: string): Promise<number> {
  const { rows } = await tx.client.query<{ score: number }>(
    'select score from leads where team_id = $1 and id = $2',
    [tx.teamId, leadId],
  );
  return rows[0]?.score ?? 0;
}
