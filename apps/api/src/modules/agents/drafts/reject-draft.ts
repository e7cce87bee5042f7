import { isUuid } from '@og/db';
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
} from '../../../platform/errors/failures.js';
import type { Platform } from '../../../platform/platform.js';
import { announceDraft, lockItems, markItem } from '../../messaging/index.js';
import { reviewAutonomy } from '../versions/modes.js';
import { decided, notWaiting } from './approve-draft.js';
import { readDraft, type DraftView } from './draft.view.js';
import { lockConversation } from '../lock-conversation.js';

export const REJECT_REASONS = [
  'wrong_fact',
  'wrong_tone',
  'wrong_intent',
  'should_not_answer',
  'other',
] as const;

const schema = z.object({
  reason: z.enum(REJECT_REASONS),
  note: z.string().trim().max(1_000, 'A note has at most 1,000 characters.').nullish(),
});

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox'>;
type Result = DraftView | Conflict | NotFound | InvalidInput;

/** A draft is not what should be said. It counts against what the agent has earned. */
export async function rejectDraft(deps: Deps, ctx: Ctx, id: string, input: unknown): Promise<Result> {
  requirePermission(ctx, 'inbox.reply');
  const parsed = parseInput(schema, input);
  if (!parsed.ok) return parsed.failure;
  if (!isUuid(id)) return missing('draft');
  const { reason, note } = parsed.data;
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const now = deps.clock.now();
    const seen = await readDraft(tx, id);
    if (!seen) return missing('draft');
    await lockItems(tx, [seen.conversationId]);
    const { rowCount } = await tx.client.query(
      `update drafts set state = 'rejected', reject_reason = $3, reject_note = $4, decided_by = $5, decided_at = $6, updated_at = $6
       where team_id = $1 and id = $2 and state = 'pending'`,
      [ctx.teamId, id, reason, note ?? null, actorUserId(ctx), now.toISOString()],
    );
    const draft = await readDraft(tx, id);
    if (!draft) return missing('draft');
    if (!rowCount) return notWaiting(draft);
    await markItem(tx, draft.conversationId, null);
    await audit(tx, ctx, now, {
      action: 'draft.reject',
      subjectType: 'draft',
      subjectId: id,
      detail: { agent: draft.agent, intent: draft.intent, reason },
    });
    await decided(tx, deps, now, draft, 'rejected');
    return draft;
  });
}

/** A rejection was a slip: the draft waits again, unless the conversation has gone on. */
export async function undoRejectDraft(deps: Deps, ctx: Ctx, id: string): Promise<Result> {
  requirePermission(ctx, 'inbox.reply');
  if (!isUuid(id)) return missing('draft');
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const now = deps.clock.now();
    const before = await readDraft(tx, id);
    if (!before) return missing('draft');
    if (before.state !== 'rejected')
      return conflict('draft_not_rejected', 'Only a rejected draft can be taken back.');
    // Whoever writes to the person holds the conversation: what they have sent is seen here.
    await lockConversation(tx, before.conversationId);
    await lockItems(tx, [before.conversationId]);
    const { rowCount } = await tx.client.query(
      `update drafts d set state = 'pending', reject_reason = null, reject_note = null, decided_by = null, decided_at = null, updated_at = $3
       where d.team_id = $1 and d.id = $2 and d.state = 'rejected' and d.expires_at > $3
         and not exists (select from drafts w where w.team_id = $1 and w.conversation_id = d.conversation_id and w.state in ('writing', 'pending'))
         and not exists (select from messages m where m.team_id = $1 and m.conversation_id = d.conversation_id and m.created_at > d.created_at
           and m.state not in ('canceled', 'suppressed', 'expired', 'failed'))`,
      [ctx.teamId, id, now.toISOString()],
    );
    if (!rowCount)
      return conflict('conversation_went_on', 'The conversation has gone on since: ask for another draft.');
    await markItem(tx, before.conversationId, id);
    await audit(tx, ctx, now, { action: 'draft.undo_reject', subjectType: 'draft', subjectId: id });
    await announceDraft(tx, deps, now, { id, conversationId: before.conversationId, state: 'pending' });
    if (await reviewAutonomy(tx, now, before.agent, before.intent))
      await deps.outbox.event(tx, now, 'agent.changed.v1', [ctx.teamId], { what: 'mode' });
    return (await readDraft(tx, id)) ?? missing('draft');
  });
}
