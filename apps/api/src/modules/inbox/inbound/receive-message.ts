import {
  classifyDeterministic,
  detectHelp,
  detectStart,
  mailAddress,
  type Classification,
  type Revocation,
} from '@og/core';
import { newId, type TeamTx } from '@og/db';
import {
  addressesOfLead,
  liftKeywordSuppressions,
  lockAddresses,
  recordKeywordConsent,
  reopenLead,
} from '../../compliance/index.js';
import { expireDraft, stopEnrollments } from '../../messaging/index.js';
import { promiseOf } from '../item/promise.js';
import { isHot, nextRanking, rankMessage } from '../item/rank-message.js';
import { closeItemAsOptedOut, openItem } from '../item/write-item.js';
import {
  addEmail,
  createPerson,
  findPerson,
  findRecipient,
  revivePerson,
  type Person,
} from './find-person.js';
import {
  channelOf,
  wordsOf,
  type InboundDeps,
  type InboundMessage,
  type InboundOutcome,
  type StoredMessage,
} from './inbound-message.js';
import { readInboxSettings } from '../settings/inbox-settings.js';
import { planHelpAnswer, planOptOutConfirmation } from './keyword-answers.js';
import { isOwnMailbox, notAPerson } from './not-a-person.js';
import { wasErased } from './was-erased.js';
import { withoutOurWords } from './our-words.js';
import { carrierConfirms, revocationOf, sourceOf } from './revocation-of.js';
import { revokePerson } from './revoke-person.js';
import { previewOf, storeMessage } from './store-message.js';

/** Begins the rule of a message that asks to stop and whose sender is not proven. */
const UNPROVEN = 'unproven_sender:';
const PERSONS_NUMBER = /^\+[1-9]\d{6,14}$/;

/**
 * All that an inbound text or e-mail causes, in the caller's transaction, before its webhook is answered: fixed rules
 * only, no network. A revocation stops everything for the person; HELP by text is answered and leaves the sequence
 * running; START by text lifts keyword opt-outs; an answering machine is kept and changes nothing; any other message
 * ends the person's runs and waits in the inbox. A mail whose sender is not proven suppresses nobody: when its words ask
 * to stop, it waits in the inbox for a person to decide.
 */
export async function receiveMessage(
  tx: TeamTx,
  deps: InboundDeps,
  given: InboundMessage,
): Promise<InboundOutcome> {
  const isText = channelOf(given) === 'sms';
  if (isText ? !PERSONS_NUMBER.test(given.from) : mailAddress(given.from) !== given.from)
    return 'ignored_sender';
  const now = deps.clock.now();
  if (!isText && (await isOwnMailbox(tx, given.from))) return 'ignored_own';
  const message = await withoutOurWords(tx, given);
  const doubted = message.email?.senderDoubt ?? null;
  const asked = revocationOf(message);
  const revocation = doubted === null ? asked : null;
  const person = await lockPerson(tx, deps, now, message, revocation !== null);
  if ('ignored' in person) return person.ignored;
  const classification = doubted !== null && asked ? unproven(asked) : classify(message, revocation);
  const stored = await storeMessage(
    tx,
    now,
    message,
    person.leadId,
    classification,
    doubted === null ? null : { why: doubted, rule: asked ? sourceOf(asked) : null, decision: null },
  );
  if (!stored) return 'duplicate';
  await deps.outbox.event(tx, now, 'message.changed.v1', [stored.messageId], {
    conversationId: stored.conversationId,
    direction: 'inbound',
    state: 'received',
  });
  await deps.outbox.event(tx, now, 'lead.changed.v1', [stored.leadId], { count: 1 });

  if (revocation) {
    for (const leadId of new Set([person.leadId, ...person.alsoRevoked]))
      await revokePerson(tx, deps, now, {
        leadId,
        from: { channel: channelOf(message), address: message.from },
        reason: 'opt_out',
        // What was said by e-mail no START by text takes back.
        source: isText ? sourceOf(revocation) : `unsubscribe:${sourceOf(revocation)}`,
        messageId: stored.messageId,
        title: isText ? 'Opted out by text' : 'Opted out by e-mail',
      });
    if (!person.deleted) await closeItem(tx, deps, now, stored, classification);
    if (isText && !person.optedOut && !carrierConfirms(message))
      await planOptOutConfirmation(tx, now, stored);
    return person.deleted ? 'opted_out_of_deleted' : 'opted_out';
  }
  if (message.email?.automatic?.kind === 'auto_reply') return 'auto_reply';
  if (person.deleted) await revivePerson(tx, now, person.leadId);
  if (isText && (message.carrierAnswered === 'help' || detectHelp(message.body))) {
    await planHelpAnswer(tx, now, stored);
    return 'help';
  }
  const isStart = isText && (message.carrierAnswered === 'start' || detectStart(message.body));
  if (isStart && (await optBackIn(tx, deps, now, stored))) return 'start';
  await putInInbox(tx, deps, now, stored, classification);
  return 'received';
}

/** Somebody asks to stop in a person's name: what it is a person says. */
function unproven(asked: Revocation): Classification {
  return { intent: 'unclear', confidence: 0, rule: `${UNPROVEN}${asked.rule}` };
}

/** The rules' label; of what an answering machine wrote the machine's. A mail is searched for a revocation to its end. */
function classify(message: InboundMessage, revocation: Revocation | null): Classification {
  if (message.email && revocation) return { intent: 'opt_out', confidence: 1, rule: revocation.rule };
  const read = classifyDeterministic(wordsOf(message));
  const automatic = message.email?.automatic;
  if (automatic?.kind !== 'auto_reply') return read;
  return { intent: 'out_of_office', confidence: 1, rule: `auto_reply:${automatic.rule}` };
}

interface LockedPerson extends Person {
  /** Further leads that a revocation covers: who the answered message went to, when somebody else answers. */
  alsoRevoked: string[];
}

/**
 * Find who wrote and take the locks that what follows needs: of the address alone, or for a revocation of every
 * address of the person. A person who is not there yet is made under the address's lock. An e-mail belongs to the
 * lead whose mail it answers, wherever it was sent from.
 */
async function lockPerson(
  tx: TeamTx,
  deps: InboundDeps,
  now: Date,
  message: InboundMessage,
  all: boolean,
): Promise<LockedPerson | { ignored: InboundOutcome }> {
  const from = { channel: channelOf(message), address: message.from };
  const before = await whoWrote(tx, message);
  const addresses: string[] = [message.from];
  if (all) for (const { leadId } of before) addresses.push(...(await phonesAndEmails(tx, leadId)));
  await lockAddresses(tx, addresses);
  const found = await whoWrote(tx, message);
  const ignored = await notAPerson(tx, now, message, { known: found.length > 0, revokes: all });
  if (ignored) return { ignored };
  // Nothing of them is kept, and the bar of the erasure stands for good.
  if (all && found.length === 0 && (await wasErased(tx, deps, from)))
    return { ignored: 'opted_out_of_erased' };
  const person = found[0] ?? (await createPerson(tx, now, from, message.email?.fromName ?? null));
  if (message.email && !message.email.automatic && message.email.senderDoubt === null)
    await addEmail(tx, now, person.leadId, message.from);
  // Merged into another lead while this waited: a revocation covers that one's addresses too.
  if (all)
    for (const { leadId } of found)
      if (!before.some((known) => known.leadId === leadId))
        await lockAddresses(tx, await phonesAndEmails(tx, leadId));
  return { ...person, alsoRevoked: found.slice(1).map(({ leadId }) => leadId) };
}

/** The lead whose message is answered first, then the owner of the address; each once. */
async function whoWrote(tx: TeamTx, message: InboundMessage): Promise<Person[]> {
  const answered = message.email?.answersLedgerId
    ? await findRecipient(tx, message.email.answersLedgerId)
    : null;
  const owner = await findPerson(tx, { channel: channelOf(message), address: message.from });
  if (!answered) return owner ? [owner] : [];
  return owner && owner.leadId !== answered.leadId ? [answered, owner] : [answered];
}

async function phonesAndEmails(tx: TeamTx, leadId: string): Promise<string[]> {
  return (await addressesOfLead(tx, leadId)).map((item) => item.address);
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
  classification: Classification,
): Promise<void> {
  await stopEnrollments(tx, now, { leadId: message.leadId, state: 'replied', reason: 'person_replied' });
  await expireDraft(tx, deps, now, message.conversationId, 'The person wrote again.');
  const ranked = rankMessage(classification, 0, await scoreOf(tx, message.leadId));
  const itemId = await openItem(tx, now, {
    ...message,
    channel: channelOf(message),
    preview: previewOf(message),
    ranked,
    dueAt: promiseOf(await readInboxSettings(tx), isHot(ranked), now),
  });
  await deps.outbox.event(tx, now, 'inbox_item.changed.v1', [itemId], {
    conversationId: message.conversationId,
    state: 'open',
  });
  await deps.outbox.job(tx, now, 'lead/understand', { messageId: message.messageId });
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

/** A revocation needs nobody's answer. */
async function closeItem(
  tx: TeamTx,
  deps: InboundDeps,
  now: Date,
  message: StoredMessage,
  classification: Classification,
): Promise<void> {
  const ranked = rankMessage(classification, 0, await scoreOf(tx, message.leadId));
  const itemId = await closeItemAsOptedOut(tx, now, {
    ...message,
    channel: channelOf(message),
    preview: previewOf(message),
    ranked,
  });
  await deps.outbox.event(tx, now, 'inbox_item.changed.v1', [itemId], {
    conversationId: message.conversationId,
    state: 'done',
  });
}

async function scoreOf(tx: TeamTx, leadId: string): Promise<number> {
  const { rows } = await tx.client.query<{ score: number }>(
    'select score from leads where team_id = $1 and id = $2',
    [tx.teamId, leadId],
  );
  return rows[0]?.score ?? 0;
}
