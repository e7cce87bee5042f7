import { cleanSubject, measureSms } from '@og/core';
import type { TeamTx } from '@og/db';
import {
  invalidField,
  missing,
  type Conflict,
  type InvalidInput,
  type NotFound,
  type SendBarred,
} from '../../platform/errors/failures.js';
import type { Platform } from '../../platform/platform.js';
import { decideSend, loadSendFacts, lockAddress, oneOffSubject, reasonMessage } from '../compliance/index.js';
import { routeOneOff } from './conversation/route-one-off.js';
import { planSends, type PlannedRow } from './ledger/plan-sends.js';

/** A one-off message that could not leave for so long, after an outage say, would surprise: it expires. */
const STALE_AFTER_MS = 24 * 3_600_000;

/** A message can be taken back for so long; the server holds it meanwhile. */
export const UNDO_MS = 10_000;

/** Carriers take no longer texts. */
const LONGEST_TEXT = 1_600;

/** One message of a conversation that belongs to no campaign: a person's own, or an agent's. */
export interface OneOff {
  leadId: string;
  channel: 'sms' | 'email';
  body: string;
  /** E-mail; without one the conversation's thread goes on. */
  subject: string | null;
  /** Sending twice under one key is one send. */
  oneOffKey: string;
  /** Null: an agent by itself. */
  authorUserId: string | null;
  /** The agent that wrote it, and the draft that it was. */
  agent?: string | null;
  draftId?: string | null;
  /** Asked under the address's lock, before the gate: what it answers ends the sending. */
  mayStill?: (tx: TeamTx) => Promise<Conflict | null>;
}

type Failure = InvalidInput | SendBarred | NotFound | Conflict;
export type OneOffOutcome =
  | { kind: 'planned'; planned: PlannedRow }
  /** The key is there already. */
  | { kind: 'repeated' }
  | { kind: 'failure'; failure: Failure };

/**
 * Put one message on its way in the caller's transaction: routed, gated at once for a clear answer, and held for the
 * time in which it can be taken back; the gate is asked again when it is claimed. Takes the lock of the address.
 */
export async function planOneOff(
  tx: TeamTx,
  deps: Pick<Platform, 'vault' | 'outbox'>,
  now: Date,
  send: OneOff,
): Promise<OneOffOutcome> {
  const { leadId, channel, body } = send;
  if (channel === 'sms' && body.length > LONGEST_TEXT)
    return no(invalidField('body', 'too_long', 'A text has at most 1,600 characters: shorten it.'));
  const route = await routeOneOff(tx, leadId, channel);
  if (!route) return no(barred(channel === 'sms' ? 'no_phone' : 'no_email', null));
  if (!route.senderId) return no(barred(channel === 'sms' ? 'no_sender' : 'no_mailbox', null));
  const subject = channel === 'email' ? cleanSubject(send.subject ?? '') || null : null;
  if (channel === 'email' && subject === null && !route.hasThread)
    return no(invalidField('subject', 'required', 'Give the first e-mail to a person a subject.'));
  await lockAddress(tx, route.address);
  const conflict = await send.mayStill?.(tx);
  if (conflict) return no(conflict);
  const loaded = await loadSendFacts(tx, deps.vault, now, {
    ...oneOffSubject({ leadId, channel, ...route }, body),
    automatic: send.authorUserId === null,
  });
  if (!loaded) return no(missing('lead'));
  const decision = decideSend(loaded);
  if (decision.verdict !== 'allow') return no(barred(decision.reason, decision.retryAt));
  const dueAt = new Date(now.getTime() + UNDO_MS);
  const [planned] = await planSends(tx, now, [
    {
      leadId,
      channel,
      address: route.address,
      body,
      subject,
      segments: channel === 'sms' ? measureSms(body).segments : 0,
      senderNumberId: channel === 'sms' ? route.senderId : null,
      senderMailboxId: channel === 'email' ? route.senderId : null,
      dueAt,
      expiresAt: new Date(dueAt.getTime() + STALE_AFTER_MS),
      oneOffKey: send.oneOffKey,
      authorUserId: send.authorUserId,
      undoUntil: dueAt,
    },
  ]);
  // Two requests with one key at the same time: the other one wrote it.
  if (!planned) return { kind: 'repeated' };
  if (send.agent)
    await tx.client.query('update messages set agent = $3, draft_id = $4 where team_id = $1 and id = $2', [
      tx.teamId,
      planned.messageId,
      send.agent,
      send.draftId ?? null,
    ]);
  await deps.outbox.event(tx, now, 'message.changed.v1', [planned.messageId], {
    conversationId: planned.conversationId,
    direction: 'outbound',
    state: 'planned',
  });
  return { kind: 'planned', planned };
}

function no(failure: Failure): OneOffOutcome {
  return { kind: 'failure', failure };
}

function barred(reason: string, retryAt: Date | null): SendBarred {
  return {
    __typename: 'SendBarred',
    code: 'send_barred',
    message: reasonMessage(reason),
    path: null,
    reason,
    retryAt,
  };
}
