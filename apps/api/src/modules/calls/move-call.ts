import type { TeamTx } from '@og/db';
import type { Platform } from '../../platform/platform.js';
import { askToCallBack } from './ask-to-call-back.js';
import { hasEnded, movesOn } from './call-state.js';
import type { CallStateValue } from './call.types.js';
import { readCall, type CallView } from './call.view.js';

export interface CallMove {
  to: CallStateValue;
  providerId?: string | null;
  /** The lead answered. */
  answeredAt?: Date | null;
  endedAt?: Date | null;
  talkSeconds?: number | null;
  errorCode?: string | null;
  errorMessage?: string | null;
}

/** Who talked to the end had answered, also when the report of that is still on its way. */
function talkBegan(
  state: CallStateValue,
  endedAt: Date | null,
  seconds: number | null | undefined,
): Date | null {
  if (state !== 'completed' || !endedAt || seconds === null || seconds === undefined) return null;
  return new Date(endedAt.getTime() - seconds * 1_000);
}

/**
 * The only writer of a call's state: forward only, announced once. What a report adds (an id, a time) is kept also when
 * the state was reported before.
 * @returns the call as it is now; null when there is none
 */
export async function moveCall(
  tx: TeamTx,
  deps: Pick<Platform, 'outbox'>,
  now: Date,
  id: string,
  move: CallMove,
): Promise<CallView | null> {
  const before = await readCall(tx, id, { lock: true });
  if (!before) return null;
  const moves = movesOn(before.state, move.to);
  const state = moves ? move.to : before.state;
  const ended = hasEnded(state);
  const endedAt = before.endedAt ?? (ended ? (move.endedAt ?? now) : null);
  const answeredAt =
    before.answeredAt ??
    move.answeredAt ??
    (moves && move.to === 'in_progress' ? now : null) ??
    talkBegan(state, endedAt, move.talkSeconds);
  const talked =
    answeredAt && endedAt
      ? Math.max(0, Math.round((endedAt.getTime() - answeredAt.getTime()) / 1_000))
      : null;
  await tx.client.query(
    `update calls set state = $3::call_state, provider_id = coalesce(provider_id, $4), answered_at = $5, ended_at = $6,
       talk_seconds = coalesce($7, talk_seconds), error_code = coalesce($8, error_code), error_message = case when $11 then $9 else coalesce($9, error_message) end, updated_at = $10,
       lookups = case when $12 then 0 else lookups end, next_lookup_at = case when $12 then null else next_lookup_at end
     where team_id = $1 and id = $2`,
    [
      tx.teamId,
      id,
      state,
      move.providerId ?? null,
      answeredAt?.toISOString() ?? null,
      endedAt?.toISOString() ?? null,
      move.talkSeconds ?? talked,
      move.errorCode ?? null,
      move.errorMessage ?? null,
      now.toISOString(),
      moves && before.state === 'unknown',
      moves,
    ],
  );
  if (moves) await deps.outbox.event(tx, now, 'call.changed.v1', [id], { state, leadId: before.leadId });
  const call = await readCall(tx, id);
  if (call && moves && ended && call.direction === 'inbound') await askToCallBack(tx, deps, now, call);
  return call;
}
