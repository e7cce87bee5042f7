import { isUuid, newId, type TeamTx } from '@og/db';
import { z } from 'zod';
import { againOnConflict } from '../../platform/again-on-conflict.js';
import { audit } from '../../platform/audit.js';
import { actorName, actorUserId, may, requirePermission, type Ctx } from '../../platform/ctx.js';
import {
  conflict,
  invalidField,
  missing,
  parseInput,
  type Conflict,
  type InvalidInput,
  type NotFound,
} from '../../platform/errors/failures.js';
import type { Platform } from '../../platform/platform.js';
import { readDispositions, type DispositionView } from '../inbox/index.js';
import { openTwilio } from '../integrations/index.js';
import { endRuns } from '../messaging/index.js';
import { LIVE } from './call-state.js';
import { readCall, type CallView } from './call.view.js';
import { moveCall } from './move-call.js';
import type { CallDeps } from './start-call.js';

type Outcome = CallView | InvalidInput | NotFound | Conflict;

/** End a live call, whichever phones ring or talk. A colleague's is ended by who made it, or by a manager. */
export async function hangUpCall(deps: CallDeps, ctx: Ctx, id: string): Promise<Outcome> {
  requirePermission(ctx, 'calls.make');
  if (!isUuid(id)) return missing('call');
  const call = await deps.database.withTeam(ctx.teamId, (tx) => readCall(tx, id), { readOnly: true });
  if (!call) return missing('call');
  if (!LIVE.includes(call.state)) return call;
  if (call.userId && call.userId !== actorUserId(ctx) && !may(ctx, 'inbox.manage'))
    return conflict('not_yours', 'This is a colleague’s call: they or a manager can end it.');
  if (!call.providerId) return conflict('starting', 'It is just beginning: try again in a moment.');
  const account = await openTwilio(deps, ctx.teamId, call.integrationId);
  const ended = await account?.voice.hangUp(call.providerId);
  // Without an account there is nobody to tell: for us it is over.
  if (ended?.kind === 'unavailable')
    return conflict('vendor_away', 'Twilio cannot be reached: hang up your phone.');
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const now = deps.clock.now();
    const fresh = await readCall(tx, id, { lock: true });
    await audit(tx, ctx, now, { action: 'call.hang_up', subjectType: 'call', subjectId: id });
    return (
      (await moveCall(tx, deps, now, id, { to: fresh?.answeredAt ? 'completed' : 'canceled' })) ??
      missing('call')
    );
  });
}

const inputSchema = z.object({
  disposition: z.string().trim().min(1, 'Say what came of it.').max(100),
  notes: z.string().trim().max(5_000, 'Keep the notes under 5,000 characters.').nullish(),
});

/**
 * What came of a call, in one of the team's words. It sets the lead's stage, ends runs when the word does (in campaigns
 * that end at a disposition in any case), and its task is done. What was said of it already is not written again.
 */
export async function finishCall(deps: CallDeps, ctx: Ctx, id: string, input: unknown): Promise<Outcome> {
  requirePermission(ctx, 'calls.make');
  const parsed = parseInput(inputSchema, input);
  if (!parsed.ok) return parsed.failure;
  if (!isUuid(id)) return missing('call');
  const given = parsed.data;
  // A message that comes in takes the lead before its sends, this takes them before the lead: whoever loses goes again.
  return againOnConflict(() => deps.database.withTeam(ctx.teamId, (tx) => finish(tx, deps, ctx, id, given)));
}

async function finish(
  tx: TeamTx,
  deps: CallDeps,
  ctx: Ctx,
  id: string,
  given: z.output<typeof inputSchema>,
): Promise<Outcome> {
  const now = deps.clock.now();
  // One after the other, and before any row: a second press sees what the first has written.
  await tx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`finish-call|${id}`]);
  const call = await readCall(tx, id);
  if (!call) return missing('call');
  if (LIVE.includes(call.state)) return conflict('live', 'The call is still going on: hang up first.');
  const known = (await readDispositions(tx, now)).filter((one) => one.appliesTo !== 'conversation');
  const disposition = known.find((one) => one.key === given.disposition);
  if (!disposition)
    return invalidField(
      'disposition',
      'unknown',
      `Choose one of: ${known.map((one) => one.key).join(', ')}.`,
    );
  if (call.disposition === disposition.key && (call.notes ?? '') === (given.notes ?? '')) return call;
  await settleLead(tx, deps, now, call, disposition, actorName(ctx), given.notes ?? null);
  await tx.client.query(
    'update calls set disposition = $3, notes = $4, updated_at = $5 where team_id = $1 and id = $2',
    [tx.teamId, id, disposition.key, given.notes || null, now.toISOString()],
  );
  if (call.taskId) await finishTask(tx, deps, now, call.taskId, disposition.key, actorUserId(ctx));
  await audit(tx, ctx, now, {
    action: 'call.finish',
    subjectType: 'call',
    subjectId: id,
    detail: { disposition: disposition.key },
  });
  await deps.outbox.event(tx, now, 'call.changed.v1', [id], { state: call.state, leadId: call.leadId });
  return (await readCall(tx, id)) ?? missing('call');
}

/** Sends before the lead and the task, as everything that ends runs takes them. */
async function settleLead(
  tx: TeamTx,
  deps: Pick<Platform, 'outbox'>,
  now: Date,
  call: CallView,
  disposition: DispositionView,
  actor: string,
  notes: string | null,
): Promise<void> {
  const noteEvent = (type: string, title: string, detail: string | null) =>
    tx.client.query(
      'insert into lead_events (team_id, id, lead_id, type, title, detail, actor, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)',
      [tx.teamId, newId(), call.leadId, type, title, detail, actor, now.toISOString()],
    );
  await endRuns(tx, now, {
    leadId: call.leadId,
    condition: disposition.endsRuns ? null : 'disposition',
    state: 'finished',
    reason: 'disposition',
    source: 'user',
    from: ['pending', 'active', 'paused', 'held'],
  });
  const staged =
    disposition.stage &&
    (await tx.client.query(
      `update leads set stage = $3::lead_stage, updated_at = $4 where team_id = $1 and id = $2 and stage not in ($3::lead_stage, 'suppressed')`,
      [tx.teamId, call.leadId, disposition.stage, now.toISOString()],
    ));
  if (staged && staged.rowCount) await noteEvent('lead.stage_changed', `Stage: ${disposition.stage}`, null);
  await noteEvent('call.finished', `Call: ${disposition.label}`, notes || null);
  await deps.outbox.event(tx, now, 'lead.changed.v1', [call.leadId], { count: 1 });
}

async function finishTask(
  tx: TeamTx,
  deps: Pick<Platform, 'outbox'>,
  now: Date,
  taskId: string,
  disposition: string,
  by: string | null,
): Promise<void> {
  const { rowCount } = await tx.client.query(
    `update tasks set state = 'done', disposition = $3, done_at = $4, done_by = $5, updated_at = $4 where team_id = $1 and id = $2 and state = 'open'`,
    [tx.teamId, taskId, disposition, now.toISOString(), by],
  );
  if (rowCount) await deps.outbox.event(tx, now, 'task.changed.v1', [taskId], { state: 'done' });
}
