import { isUuid } from '@og/db';
import { z } from 'zod';
import { audit } from '../../../platform/audit.js';
import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import {
  conflict,
  invalidField,
  missing,
  parseInput,
  type Conflict,
  type InvalidInput,
  type NotFound,
} from '../../../platform/errors/failures.js';
import type { AgentDeps } from '../agent-deps.js';
import { planAnswer } from '../answer/plan-answer.js';
import { writeDraft } from '../answer/write-draft.js';
import { readDraft, type DraftView } from './draft.view.js';

const schema = z
  .object({
    agent: z.enum(['gianna', 'cathy', 'sabrina', 'neva']).nullish(),
    instruction: z.string().trim().max(1_000, 'An instruction has at most 1,000 characters.').nullish(),
  })
  .nullish()
  .transform((value) => value ?? {});

/**
 * A person wants a draft, of the agent who has the conversation or of another one, and may say what should be in it.
 * One that waits makes room. Answers at once, while the draft is being written.
 */
export async function requestDraft(
  deps: AgentDeps,
  ctx: Ctx,
  conversationId: string,
  input: unknown,
): Promise<DraftView | Conflict | NotFound | InvalidInput> {
  requirePermission(ctx, 'inbox.reply');
  const parsed = parseInput(schema, input);
  if (!parsed.ok) return parsed.failure;
  const { agent, instruction } = parsed.data;
  if (agent === 'neva')
    return invalidField('agent', 'does_not_write', 'Neva writes briefs, not messages: choose another agent.');
  if (!isUuid(conversationId)) return missing('conversation');
  const planned = await deps.database.withTeam(ctx.teamId, async (tx) => {
    const { rowCount } = await tx.client.query('select from conversations where team_id = $1 and id = $2', [
      ctx.teamId,
      conversationId,
    ]);
    if (!rowCount) return missing('conversation');
    const plan = await planAnswer(tx, deps, {
      conversationId,
      messageId: null,
      agent: agent ?? null,
      instruction: instruction || null,
      requested: true,
      opener: false,
    });
    if (plan.kind === 'none') return conflict('no_draft', plan.because);
    await audit(tx, ctx, deps.clock.now(), {
      action: 'draft.request',
      subjectType: 'draft',
      subjectId: plan.draft.draftId,
      detail: { agent: plan.draft.input.agent },
    });
    const view = await readDraft(tx, plan.draft.draftId);
    return view ? { plan: plan.draft, view } : missing('draft');
  });
  if ('__typename' in planned) return planned;
  // Written beside the answer; what becomes of it is told by events. A process that dies leaves it to the sweeper.
  deps.background.run(writeDraft(deps, ctx.teamId, planned.plan), 'a draft could not be written');
  return planned.view;
}
