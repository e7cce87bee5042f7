import { isUuid, type TeamTx } from '@og/db';
import { z } from 'zod';
import { audit } from '../../../platform/audit.js';
import { actorUserId, requirePermission, type Ctx } from '../../../platform/ctx.js';
import {
  conflict,
  missing,
  parseInput,
  type Conflict,
  type InvalidInput,
  type NotFound,
  type SendBarred,
} from '../../../platform/errors/failures.js';
import type { Platform } from '../../../platform/platform.js';
import { announceDraft, colleagueSending, markItem, planOneOff } from '../../messaging/index.js';
import type { AgentDeps } from '../agent-deps.js';
import { reviewAutonomy } from '../versions/modes.js';
import { afterSend, takeTime } from './after-send.js';
import { keptAction } from './draft-action.js';
import { readDraft, type DraftView } from './draft.view.js';
import { lockForSend } from './lock-for-send.js';

const schema = z
  .object({
    clientKey: z.string().min(1).max(200).nullish(),
    body: z
      .string()
      .trim()
      .min(1, 'Write a text first.')
      .max(100_000, 'This is too long: shorten it.')
      .nullish(),
    subject: z.string().trim().max(250, 'A subject has at most 250 characters: shorten it.').nullish(),
  })
  .nullish()
  .transform((value) => value ?? {});

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox' | 'vault' | 'presence'> &
  Pick<AgentDeps, 'calendar'>;
type Result = DraftView | Conflict | NotFound | InvalidInput | SendBarred;

/**
 * A person lets a draft go, as it is or changed: the same way as a message of their own, with the same gate and the
 * same time to take it back. Of two people who approve at once one sends, the other is told so. The same `clientKey`
 * again answers what the first one did.
 */
export async function approveDraft(deps: Deps, ctx: Ctx, id: string, input: unknown): Promise<Result> {
  requirePermission(ctx, 'inbox.reply');
  const parsed = parseInput(schema, input);
  if (!parsed.ok) return parsed.failure;
  if (!isUuid(id)) return missing('draft');
  const before = await deps.database.withTeam(ctx.teamId, (tx) => readDraft(tx, id), { readOnly: true });
  if (!before) return missing('draft');
  const busy = await colleagueSending(deps, ctx, before.leadId);
  if (busy) return busy;
  return deps.database.withTeam(ctx.teamId, (tx) => approve(tx, deps, ctx, id, parsed.data));
}

async function approve(
  tx: TeamTx,
  deps: Deps,
  ctx: Ctx,
  id: string,
  given: z.output<typeof schema>,
): Promise<Result> {
  const now = deps.clock.now();
  const seen = await readDraft(tx, id);
  if (!seen) return missing('draft');
  await lockForSend(tx, seen);
  const held = await tx.client.query<{ taken_back_key: string | null }>(
    'select taken_back_key from drafts where team_id = $1 and id = $2 for update',
    [tx.teamId, id],
  );
  const draft = await readDraft(tx, id);
  if (!draft) return missing('draft');
  const clientKey = given.clientKey ?? null;
  if (clientKey !== null && held.rows[0]?.taken_back_key === clientKey)
    return conflict('taken_back', 'This was taken back before it arrived. Approve it again to send it.');
  const key = await sendKey(tx, draft, clientKey);
  if (draft.state !== 'pending') return (await repeated(tx, draft, key)) ?? notWaiting(draft);
  const body = given.body ?? draft.body;
  const subject = given.subject ?? draft.subject;
  const edited = body !== draft.body || subject !== draft.subject;
  const text = [subject, body].filter(Boolean).join('\n');
  const sent = {
    draftId: id,
    agent: draft.agent,
    conversationId: draft.conversationId,
    leadId: draft.leadId,
    // What a person changed is what counts: a time that they took out is not held.
    action: edited ? keptAction(deps.calendar, now, draft, text) : draft.action,
  };
  const gone = await takeTime(tx, deps, now, sent);
  if (gone !== null) return conflict('slot_taken', gone);
  const outcome = await planOneOff(tx, deps, now, {
    leadId: draft.leadId,
    channel: draft.channel,
    body,
    subject,
    oneOffKey: key,
    authorUserId: actorUserId(ctx),
    agent: draft.agent,
    draftId: id,
  });
  if (outcome.kind !== 'planned') {
    await deps.calendar.giveBack(tx, now, id);
    return outcome.kind === 'failure' ? outcome.failure : notWaiting(draft);
  }
  const state = edited ? 'edited' : 'approved';
  await tx.client.query(
    `update drafts set state = $3, final_body = $4, subject = coalesce($5, subject), message_id = $6, decided_by = $7, decided_at = $8, updated_at = $8
     where team_id = $1 and id = $2`,
    [
      tx.teamId,
      id,
      state,
      edited ? body : null,
      given.subject ?? null,
      outcome.planned.messageId,
      actorUserId(ctx),
      now.toISOString(),
    ],
  );
  await markItem(tx, draft.conversationId, null);
  await afterSend(tx, deps, now, sent);
  await audit(tx, ctx, now, {
    action: 'draft.approve',
    subjectType: 'draft',
    subjectId: id,
    detail: { agent: draft.agent, intent: draft.intent, edited },
  });
  await decided(tx, deps, now, draft, state);
  return (await readDraft(tx, id)) ?? missing('draft');
}

/** What follows from every decision of a person about a draft. */
export async function decided(
  tx: TeamTx,
  deps: Pick<Platform, 'outbox'>,
  now: Date,
  draft: Pick<DraftView, 'id' | 'conversationId' | 'agent' | 'intent'>,
  state: 'approved' | 'edited' | 'rejected',
): Promise<void> {
  await announceDraft(tx, deps, now, { id: draft.id, conversationId: draft.conversationId, state });
  if (await reviewAutonomy(tx, now, draft.agent, draft.intent))
    await deps.outbox.event(tx, now, 'agent.changed.v1', [tx.teamId], { what: 'mode' });
}

/** The ledger's key of what one press lets go. */
export function pressKey(draftId: string, clientKey: string): string {
  return `draft:${draftId}:${clientKey}`;
}

/** One key for each time that the draft is let go: after an undo it may go again. */
async function sendKey(tx: TeamTx, draft: DraftView, clientKey: string | null): Promise<string> {
  if (clientKey) return pressKey(draft.id, clientKey);
  const { rows } = await tx.client.query<{ count: number }>(
    `select count(*)::int as count from messages where team_id = $1 and conversation_id = $2 and draft_id = $3`,
    [tx.teamId, draft.conversationId, draft.id],
  );
  return rows[0]?.count ? `draft:${draft.id}:${rows[0].count + 1}` : `draft:${draft.id}`;
}

/** The same request came twice: the draft as the first one left it. */
async function repeated(tx: TeamTx, draft: DraftView, key: string): Promise<DraftView | null> {
  if (!draft.messageId) return null;
  const { rowCount } = await tx.client.query(
    'select from send_ledger where team_id = $1 and one_off_key = $2 and message_id = $3',
    [tx.teamId, key, draft.messageId],
  );
  return rowCount ? draft : null;
}

export function notWaiting(draft: DraftView): Conflict {
  const words: Partial<Record<DraftView['state'], string>> = {
    writing: 'It is still being written. Wait a moment.',
    approved: 'Somebody approved it already.',
    edited: 'Somebody changed and sent it already.',
    auto: 'The agent has sent it already.',
    rejected: 'Somebody rejected it already.',
    expired: `It is no longer current: ${draft.reason ?? 'the conversation went on'}`,
    failed: 'It was not finished: ask for another one.',
  };
  return conflict('draft_not_waiting', words[draft.state] ?? 'The draft no longer waits.');
}
