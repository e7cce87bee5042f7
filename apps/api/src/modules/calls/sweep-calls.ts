import type { TeamTx } from '@og/db';
import { oneByOne } from '../../platform/one-by-one.js';
import type { FoundCall } from '../../platform/vendors/twilio.js';
import { openTwilio } from '../integrations/index.js';
import { LIVE, waitAfterLookup } from './call-state.js';
import { readCall, type CallView } from './call.view.js';
import { moveCall, type CallMove } from './move-call.js';
import { doubt, ourNumber, type CallDeps } from './start-call.js';

/** A live call of which nothing was heard for so long is asked for. */
const QUIET_MS = 30_000;
/** A doubt is asked for at once, and given up after this. */
const GIVE_UP_MS = 60 * 60_000;
const BATCH = 50;
/** A live call that the vendor cannot be asked about for so long is over: no call lasts longer there. */
const LONGEST_CALL_MS = 4 * 60 * 60_000;

/**
 * Ask the vendor about calls of which nobody knows what became: a lost answer, a lost callback, a process that died
 * between the request and its answer. Nothing here ever makes a phone ring.
 */
export async function sweepCalls(deps: CallDeps): Promise<void> {
  const now = deps.clock.now();
  const { rows } = await deps.database.withSystem((tx) =>
    tx.client.query<{ team_id: string; id: string }>(
      `select team_id, id from calls where state = any($1::call_state[]) and updated_at <= $2 and (next_lookup_at is null or next_lookup_at <= $4)
       union all select team_id, id from calls where state = 'unknown' and started_at > $3 and (next_lookup_at is null or next_lookup_at <= $4)
       limit ${BATCH}`,
      [
        LIVE,
        new Date(now.getTime() - QUIET_MS).toISOString(),
        new Date(now.getTime() - GIVE_UP_MS).toISOString(),
        now.toISOString(),
      ],
    ),
  );
  await oneByOne(deps, 'a call was not asked for', rows, ({ team_id: teamId, id }) =>
    lookUp(deps, teamId, id),
  );
}

/**
 * Ask the vendor about one call. The next question's time is written before this one is asked: a vendor that is away,
 * and a process that dies, are not asked at full speed.
 * @returns once what the vendor says is written
 */
export async function lookUp(deps: CallDeps, teamId: string, id: string): Promise<void> {
  const call = await deps.database.withTeam(teamId, (tx) => markAsked(tx, deps.clock.now(), id));
  if (!call) return;
  if (call.state === 'starting') await doubt(deps, teamId, id, 'no_answer');
  const found = await find(deps, teamId, call);
  if (typeof found === 'string') {
    await letGo(deps, teamId, call, found);
    return;
  }
  const move = moveOf(deps.clock.now(), call, found);
  await deps.database.withTeam(teamId, async (tx) => {
    const now = deps.clock.now();
    if (move) await moveCall(tx, deps, now, id, move);
    await tx.client.query('update calls set updated_at = $3 where team_id = $1 and id = $2', [
      tx.teamId,
      id,
      now.toISOString(),
    ]);
  });
}

async function markAsked(tx: TeamTx, now: Date, id: string): Promise<CallView | null> {
  const call = await readCall(tx, id, { lock: true });
  if (!call) return null;
  await tx.client.query(
    'update calls set lookups = lookups + 1, next_lookup_at = $3 where team_id = $1 and id = $2',
    [tx.teamId, id, new Date(now.getTime() + waitAfterLookup(call.lookups)).toISOString()],
  );
  return call;
}

/** What nobody can be asked about must not keep its rep from the next call: it ends, and says what is not known. */
async function letGo(
  deps: CallDeps,
  teamId: string,
  call: CallView,
  why: 'no_account' | 'no_answer',
): Promise<void> {
  const now = deps.clock.now();
  // A doubt keeps nobody from calling: it stays one.
  const isLive = LIVE.includes(call.state) && call.state !== 'starting';
  if (!isLive || (why === 'no_answer' && now.getTime() - call.startedAt.getTime() < LONGEST_CALL_MS)) return;
  await deps.database.withTeam(teamId, (tx) =>
    moveCall(tx, deps, now, call.id, {
      to: call.direction === 'inbound' ? 'no_answer' : call.answeredAt ? 'completed' : 'failed',
      errorCode: why,
      errorMessage:
        why === 'no_account'
          ? 'The Twilio account is no longer connected: what became of the call is not known.'
          : 'Twilio could not be asked: what became of the call is not known.',
    }),
  );
}

/** The call with its legs; an empty list when there is certainly none; or why the vendor cannot be asked. */
async function find(
  deps: CallDeps,
  teamId: string,
  call: CallView,
): Promise<FoundCall[] | 'no_account' | 'no_answer'> {
  const account = await openTwilio(deps, teamId, call.integrationId);
  if (!account) return 'no_account';
  // A disconnected account may still answer.
  const silent = account.state === 'disabled' ? 'no_account' : 'no_answer';
  if (call.providerId) {
    const answer = await account.voice.listCalls({ providerId: call.providerId });
    return answer.kind === 'found' ? answer.calls : silent;
  }
  const from = await ourNumber(deps, teamId, call.senderNumberId);
  if (!from || !call.repPhone) return silent;
  const answer = await account.voice.listCalls({ to: call.repPhone, from, since: call.startedAt });
  if (answer.kind !== 'found') return silent;
  const bound = await deps.database.withTeam(
    teamId,
    async (tx) =>
      (
        await tx.client.query<{ id: string }>(
          'select provider_id as id from calls where team_id = $1 and provider_id = any($2::text[])',
          [tx.teamId, answer.calls.map((one) => one.providerId)],
        )
      ).rows.map((row) => row.id),
    { readOnly: true },
  );
  return answer.calls.filter((one) => !bound.includes(one.providerId)).slice(-1);
}

/** How long a vendor's log may lag behind. */
const SETTLED_MS = 20_000;

function moveOf(now: Date, call: CallView, found: readonly FoundCall[]): CallMove | null {
  const parent = found.find((one) => one.parentId === null);
  if (call.direction === 'inbound') return inboundMove(now, call, parent);
  if (!parent) {
    if (now.getTime() - call.startedAt.getTime() < SETTLED_MS) return null;
    return {
      to: 'failed',
      errorCode: 'not_made',
      errorMessage: 'The call did not come about: nobody was called.',
    };
  }
  const leg = found.find((one) => one.parentId === parent.providerId);
  const base = { providerId: parent.providerId };
  if (leg?.status === 'in_progress') return { ...base, to: 'in_progress', answeredAt: leg.startedAt };
  if (leg?.status === 'ringing' || leg?.status === 'queued') return { ...base, to: 'ringing' };
  switch (parent.status) {
    case 'queued':
    case 'ringing':
    case 'in_progress':
      return { ...base, to: 'ringing_rep' };
    case 'completed':
      if (leg && leg.status !== 'completed') return { ...base, to: leg.status, endedAt: parent.endedAt };
      return leg
        ? {
            ...base,
            to: 'completed',
            answeredAt: leg.startedAt,
            endedAt: leg.endedAt,
            talkSeconds: leg.seconds,
          }
        : { ...base, to: 'canceled', endedAt: parent.endedAt };
    default:
      return {
        ...base,
        to: parent.status,
        endedAt: parent.endedAt,
        errorMessage: 'Your own phone was not reached.',
      };
  }
}

/** A call to one of our numbers: when it is over and no message was left, nobody answered it. */
function inboundMove(now: Date, call: CallView, parent: FoundCall | undefined): CallMove | null {
  if (!parent)
    return now.getTime() - call.startedAt.getTime() < SETTLED_MS ? null : { to: 'no_answer', endedAt: now };
  if (parent.status === 'queued' || parent.status === 'ringing' || parent.status === 'in_progress')
    return null;
  return { providerId: parent.providerId, to: 'no_answer', endedAt: parent.endedAt };
}
