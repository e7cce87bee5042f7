import { isUuid, newId, type TeamTx } from '@og/db';
import { z } from 'zod';
import { againOnConflict } from '../../platform/again-on-conflict.js';
import { audit } from '../../platform/audit.js';
import { actorName, actorUserId, requirePermission, type Ctx } from '../../platform/ctx.js';
import {
  conflict,
  missing,
  parseInput,
  type Conflict,
  type InvalidInput,
  type NotFound,
} from '../../platform/errors/failures.js';
import type { Platform } from '../../platform/platform.js';
import { endRuns } from '../messaging/index.js';
import type { TaskStateValue } from './task.types.js';
import { readTask, type TaskView } from './task.view.js';

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox'>;
type Result = TaskView | InvalidInput | NotFound | Conflict;

const completeSchema = z
  .object({
    disposition: z.string().trim().max(100, 'Keep the disposition under 100 characters.').nullish(),
    note: z.string().trim().max(5_000, 'Keep the note under 5,000 characters.').nullish(),
  })
  .nullish();

interface Change {
  from: TaskStateValue;
  to: TaskStateValue;
  action: string;
  disposition?: string | null;
  note?: string | null;
}

/**
 * A task is done. A disposition ends the lead's runs in campaigns that end at one: a person has settled the matter,
 * and a sequence that writes on would know less than that person does.
 */
export async function completeTask(deps: Deps, ctx: Ctx, id: string, input: unknown): Promise<Result> {
  const parsed = parseInput(completeSchema, input);
  if (!parsed.ok) return parsed.failure;
  return change(deps, ctx, id, {
    from: 'open',
    to: 'done',
    action: 'task.complete',
    disposition: parsed.data?.disposition || null,
    note: parsed.data?.note || null,
  });
}

/** It need not be done any more; the run goes on. */
export function cancelTask(deps: Deps, ctx: Ctx, id: string): Promise<Result> {
  return change(deps, ctx, id, { from: 'open', to: 'canceled', action: 'task.cancel' });
}

/** It is to be done after all. A run that its disposition ended stays ended. */
export async function reopenTask(deps: Deps, ctx: Ctx, id: string): Promise<Result> {
  requirePermission(ctx, 'tasks.write');
  if (!isUuid(id)) return missing('task');
  const task = await deps.database.withTeam(ctx.teamId, (tx) => readTask(tx, id), { readOnly: true });
  if (!task) return missing('task');
  if (task.state === 'open') return openAlready();
  return change(deps, ctx, id, { from: task.state, to: 'open', action: 'task.reopen' });
}

const openAlready = () => conflict('task_open', 'The task is open already.');

/** Takes back what a transaction did before it found that the task had changed meanwhile. */
class ChangedMeanwhile extends Error {
  constructor(readonly answer: Conflict) {
    super(answer.message);
  }
}

async function change(deps: Deps, ctx: Ctx, id: string, wanted: Change): Promise<Result> {
  requirePermission(ctx, 'tasks.write');
  if (!isUuid(id)) return missing('task');
  // Another call of the same conversation may be opened at this moment: whoever loses goes again, and sees it.
  return againOnConflict(() =>
    deps.database.withTeam(ctx.teamId, (tx) => write(tx, deps, ctx, id, wanted)),
  ).catch((error: unknown) => {
    if (error instanceof ChangedMeanwhile) return error.answer;
    throw error;
  });
}

async function write(tx: TeamTx, deps: Deps, ctx: Ctx, id: string, wanted: Change): Promise<Result> {
  const now = deps.clock.now();
  const before = await readTask(tx, id);
  if (!before) return missing('task');
  // Runs before the task, as an answer of the person and the planner take them.
  if (wanted.disposition) await exitAtDisposition(tx, now, before);
  const task = await readTask(tx, id, { lock: true });
  if (task?.state === 'open' && wanted.to === 'open') return openAlready();
  if (task?.state !== wanted.from)
    throw new ChangedMeanwhile(
      conflict('wrong_state', `The task is ${task?.state ?? 'gone'}: it was changed in between.`),
    );
  if (wanted.to === 'open' && (await hasOtherCall(tx, task)))
    return conflict('call_open', 'Another call to this person is open already: use that one.');
  const done = wanted.to === 'done';
  await tx.client.query(
    `update tasks set state = $3::task_state, disposition = $4, notes = coalesce(notes || $5, $6, notes), done_at = $7, done_by = $8, updated_at = $9
       where team_id = $1 and id = $2`,
    [
      tx.teamId,
      id,
      wanted.to,
      wanted.disposition ?? null,
      wanted.note ? `\n\n${wanted.note}` : null,
      wanted.note ?? null,
      done ? now.toISOString() : null,
      done ? actorUserId(ctx) : null,
      now.toISOString(),
    ],
  );
  await note(tx, ctx, now, task, wanted);
  await audit(tx, ctx, now, {
    action: wanted.action,
    subjectType: 'task',
    subjectId: id,
    detail: { disposition: wanted.disposition ?? null },
  });
  await deps.outbox.event(tx, now, 'task.changed.v1', [id], { state: wanted.to });
  return (await readTask(tx, id)) ?? missing('task');
}

/** A conversation has one open call task. */
async function hasOtherCall(tx: TeamTx, task: TaskView): Promise<boolean> {
  if (task.type !== 'call' || !task.conversationId) return false;
  const { rowCount } = await tx.client.query(
    `select from tasks where team_id = $1 and conversation_id = $2 and state = 'open' and type = 'call' and id <> $3`,
    [tx.teamId, task.conversationId, task.id],
  );
  return Boolean(rowCount);
}

async function exitAtDisposition(tx: TeamTx, now: Date, task: TaskView): Promise<void> {
  if (task.state !== 'open') return;
  await endRuns(tx, now, {
    leadId: task.leadId,
    condition: 'disposition',
    state: 'finished',
    reason: 'disposition',
    source: 'user',
    from: ['pending', 'active', 'paused', 'held'],
  });
}

const TITLES: Record<TaskStateValue, string> = {
  done: 'Task done',
  canceled: 'Task canceled',
  open: 'Task opened again',
};

/** The lead's timeline. */
async function note(tx: TeamTx, ctx: Ctx, now: Date, task: TaskView, wanted: Change): Promise<void> {
  const detail = [task.title, wanted.disposition, wanted.note].filter(Boolean).join(' · ').slice(0, 500);
  await tx.client.query(
    `insert into lead_events (team_id, id, lead_id, type, title, detail, actor, campaign_id, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      tx.teamId,
      newId(),
      task.leadId,
      `task.${wanted.to}`,
      TITLES[wanted.to],
      detail,
      actorName(ctx),
      task.campaignId,
      now.toISOString(),
    ],
  );
}
