import { parsePhone } from '@og/core';
import { isUuid, newId, users, type TeamTx } from '@og/db';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { audit } from '../../platform/audit.js';
import { actorUserId, requirePermission, type Ctx } from '../../platform/ctx.js';
import { unauthenticated } from '../../platform/errors/app-error.js';
import {
  conflict,
  invalidField,
  missing,
  parseInput,
  type Conflict,
  type InvalidInput,
  type NotFound,
  type SendBarred,
} from '../../platform/errors/failures.js';
import { failpoint } from '../../platform/failpoints.js';
import type { Platform } from '../../platform/platform.js';
import { lockAddress } from '../compliance/index.js';
import { openTwilio } from '../integrations/index.js';
import { callbackUrl, callUrl } from './call-addresses.js';
import { CALL_COLUMNS, readCall, type CallView } from './call.view.js';
import { barredFromCalling } from './may-call.js';
import { moveCall, type CallMove } from './move-call.js';

export type CallDeps = Pick<Platform, 'database' | 'clock' | 'outbox' | 'vault' | 'config' | 'logger'>;

/** Seconds that a rep's own phone rings. */
const REP_RINGS = 25;

const inputSchema = z.object({
  leadId: z.string(),
  taskId: z.string().nullish(),
  phone: z.string().max(40).nullish(),
  clientKey: z.string().min(1).max(200).nullish(),
  record: z.boolean().nullish(),
});

type Outcome = CallView | InvalidInput | NotFound | Conflict | SendBarred;

/**
 * Click to call: the rep's own phone rings first, and once they answer the lead's. The call is written before the
 * vendor is asked, so that a process that dies in between leaves a call that is looked up, never made again. The same
 * `clientKey` is the same call; a rep has one live call at a time.
 */
export async function startCall(deps: CallDeps, ctx: Ctx, input: unknown): Promise<Outcome> {
  requirePermission(ctx, 'calls.make');
  const parsed = parseInput(inputSchema, input);
  if (!parsed.ok) return parsed.failure;
  const userId = actorUserId(ctx);
  if (!userId) throw unauthenticated();
  const { leadId, taskId, clientKey } = parsed.data;
  if (!isUuid(leadId)) return missing('lead');
  if (taskId && !isUuid(taskId)) return missing('task');
  const wanted = parsed.data.phone ? phoneOf(parsed.data.phone) : null;
  if (parsed.data.phone && !wanted)
    return invalidField('phone', 'invalid_phone', 'This is no phone number. Choose one of the lead’s.');
  const repPhone = await ownPhone(deps, userId);
  const prepared = await deps.database.withTeam(ctx.teamId, (tx) =>
    prepare(tx, deps, ctx, {
      userId,
      leadId,
      taskId: taskId ?? null,
      wanted,
      repPhone,
      record: parsed.data.record ?? false,
      clientKey: clientKey ? `${userId}:${clientKey}` : null,
    }),
  );
  if (prepared.__typename !== 'Call' || prepared.state !== 'starting' || 'repeated' in prepared)
    return prepared;
  return ring(deps, ctx.teamId, prepared);
}

interface Wanted {
  userId: string;
  leadId: string;
  taskId: string | null;
  wanted: string | null;
  repPhone: string | null;
  record: boolean;
  clientKey: string | null;
}

async function prepare(
  tx: TeamTx,
  deps: CallDeps,
  ctx: Ctx,
  call: Wanted,
): Promise<Outcome | (CallView & { repeated: true })> {
  const now = deps.clock.now();
  const repeated = call.clientKey ? await byKey(tx, call.clientKey) : null;
  if (repeated) return { ...repeated, repeated: true };
  const route = await routeCall(tx, call.leadId, call.wanted);
  if (!route) return missing('lead');
  if (call.taskId && !(await isTaskOf(tx, call.taskId, call.leadId))) return missing('task');
  if (!call.repPhone)
    return conflict('no_own_phone', 'Your phone rings first: write its number into your profile.');
  if (!route.phone)
    return call.wanted
      ? invalidField('phone', 'not_theirs', 'This is none of the lead’s numbers.')
      : conflict('no_phone', 'The lead has no phone number that can be called.');
  if (route.phone === call.repPhone) return conflict('own_phone', 'This is your own number.');
  if (!route.senderNumberId || !route.integrationId)
    return conflict('no_sender', 'Calls need a number at Twilio: add one under Settings → Senders.');
  await lockAddress(tx, route.phone);
  const bar = await barredFromCalling(tx, deps, now, {
    leadId: call.leadId,
    phone: route.phone,
    senderNumberId: route.senderNumberId,
  });
  if (bar) return bar;
  const id = newId();
  const { rowCount } = await tx.client.query(
    `insert into calls (team_id, id, lead_id, task_id, user_id, direction, state, integration_id, sender_number_id, lead_phone, rep_phone, client_key, recorded, started_at, created_at, updated_at)
     values ($1, $2, $3, $4, $5, 'outbound', 'starting', $6, $7, $8, $9, $10, $11, $12, $12, $12) on conflict do nothing`,
    [
      tx.teamId,
      id,
      call.leadId,
      call.taskId,
      call.userId,
      route.integrationId,
      route.senderNumberId,
      route.phone,
      call.repPhone,
      call.clientKey,
      call.record,
      now.toISOString(),
    ],
  );
  if (!rowCount) {
    const same = call.clientKey ? await byKey(tx, call.clientKey) : null;
    if (same) return { ...same, repeated: true };
    return conflict('call_live', 'You are in a call already. Hang up first.');
  }
  await audit(tx, ctx, now, {
    action: 'call.start',
    subjectType: 'call',
    subjectId: id,
    detail: { leadId: call.leadId },
  });
  await deps.outbox.event(tx, now, 'call.changed.v1', [id], { state: 'starting', leadId: call.leadId });
  return (await readCall(tx, id)) ?? missing('call');
}

/** The one request to the vendor, outside of any transaction, and what it proves. */
async function ring(deps: CallDeps, teamId: string, call: CallView): Promise<Outcome> {
  const account = await openTwilio(deps, teamId, call.integrationId);
  const from = await ourNumber(deps, teamId, call.senderNumberId);
  let move: CallMove;
  if (!account || account.state !== 'connected' || !from || !call.repPhone) {
    move = { to: 'failed', errorCode: 'not_connected', errorMessage: 'The Twilio account is not connected.' };
  } else {
    failpoint('call.before_request');
    const outcome = await account.voice.startCall({
      to: call.repPhone,
      from,
      answerUrl: callUrl(deps.config, call, 'rep'),
      statusCallback: callbackUrl(deps.config, call, 'status'),
      ringSeconds: REP_RINGS,
    });
    failpoint('call.after_answer');
    switch (outcome.kind) {
      case 'accepted':
        move = { to: 'ringing_rep', providerId: outcome.providerId };
        break;
      case 'rejected':
        move = { to: 'failed', errorCode: outcome.code, errorMessage: outcome.message };
        break;
      case 'not_processed':
        move = {
          to: 'failed',
          errorCode: outcome.code,
          errorMessage: 'Twilio took nothing: try again in a moment.',
        };
        break;
      case 'unknown':
        return doubt(deps, teamId, call.id, outcome.cause);
    }
  }
  const moved = await deps.database.withTeam(teamId, (tx) =>
    moveCall(tx, deps, deps.clock.now(), call.id, move),
  );
  return moved ?? missing('call');
}

/** Nobody knows whether a phone rings: the sweeper asks the vendor, and nobody calls again by themselves. */
export async function doubt(deps: CallDeps, teamId: string, id: string, cause: string): Promise<Outcome> {
  return deps.database.withTeam(teamId, async (tx) => {
    const now = deps.clock.now();
    const { rows } = await tx.client.query<CallView>(
      `update calls k set state = 'unknown', error_code = $3, error_message = $4, updated_at = $5
       where k.team_id = $1 and k.id = $2 and k.state = 'starting' returning ${CALL_COLUMNS}`,
      [
        tx.teamId,
        id,
        cause,
        'Twilio did not answer: it is being looked up whether your phone was called.',
        now.toISOString(),
      ],
    );
    if (rows[0])
      await deps.outbox.event(tx, now, 'call.changed.v1', [id], { state: 'unknown', leadId: rows[0].leadId });
    return rows[0] ?? (await readCall(tx, id)) ?? missing('call');
  });
}

/** The phone of a person: the request role cannot read it. */
async function ownPhone(deps: Pick<Platform, 'database'>, userId: string): Promise<string | null> {
  const [row] = await deps.database.withSystem(
    (tx) => tx.db.select({ phone: users.phone }).from(users).where(eq(users.id, userId)),
    { readOnly: true },
  );
  return row?.phone ?? null;
}

export async function ourNumber(
  deps: Pick<Platform, 'database'>,
  teamId: string,
  senderNumberId: string,
): Promise<string | null> {
  return deps.database.withTeam(
    teamId,
    async (tx) => {
      const { rows } = await tx.client.query<{ phone: string }>(
        'select phone from sender_numbers where team_id = $1 and id = $2',
        [tx.teamId, senderNumberId],
      );
      return rows[0]?.phone ?? null;
    },
    { readOnly: true },
  );
}

interface CallRoute {
  phone: string | null;
  senderNumberId: string | null;
  integrationId: string | null;
}

/** The lead's number, and ours: the one that the conversation has while it can call, else the team's oldest. */
async function routeCall(tx: TeamTx, leadId: string, wanted: string | null): Promise<CallRoute | null> {
  const { rows } = await tx.client.query<CallRoute>(
    `select
       (select p.phone from lead_phones p where p.team_id = $1 and p.lead_id = $2 and ($3::text is null or p.phone = $3)
         and (p.invalid_at is null or $3::text is not null) order by p.position, p.id limit 1) as phone,
       n.id as "senderNumberId", n.integration_id as "integrationId"
     from leads l
       left join conversations v on v.team_id = $1 and v.lead_id = l.id
       left join lateral (
         select s.id, s.integration_id from sender_numbers s
           join integrations i on i.team_id = $1 and i.id = s.integration_id and i.vendor = 'twilio' and i.state = 'connected'
         where s.team_id = $1 and s.state = 'active' and s.phone like '+%'
         order by s.id is not distinct from v.sender_number_id desc, s.created_at, s.id limit 1) n on true
     where l.team_id = $1 and l.id = $2 and l.deleted_at is null`,
    [tx.teamId, leadId, wanted],
  );
  return rows[0] ?? null;
}

async function isTaskOf(tx: TeamTx, taskId: string, leadId: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    'select from tasks where team_id = $1 and id = $2 and lead_id = $3',
    [tx.teamId, taskId, leadId],
  );
  return (rowCount ?? 0) > 0;
}

async function byKey(tx: TeamTx, clientKey: string): Promise<CallView | null> {
  const { rows } = await tx.client.query<CallView>(
    `select ${CALL_COLUMNS} from calls k where k.team_id = $1 and k.client_key = $2`,
    [tx.teamId, clientKey],
  );
  return rows[0] ?? null;
}

function phoneOf(text: string): string | null {
  const read = parsePhone(text);
  return read.ok ? read.e164 : null;
}
