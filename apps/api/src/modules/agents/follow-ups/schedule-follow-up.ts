import { nextFollowUp } from '@og/core';
import { newId, type TeamTx } from '@og/db';
import { readSilence } from './read-silence.js';

/**
 * Note when this conversation is to be looked at for a follow-up, in the transaction of what an agent said. The note is
 * a date and no promise: what is true then decides. Of a sequence that runs now, and of the draft that is just being
 * settled, nothing is known for that day. The caller holds the conversation.
 */
export async function scheduleFollowUp(tx: TeamTx, now: Date, conversationId: string): Promise<void> {
  const silence = await readSilence(tx, conversationId);
  if (!silence) return;
  const next = nextFollowUp({ ...silence.state, inSequence: false, draftWaits: false }, now);
  const step = next.kind === 'none' ? null : next.step;
  await tx.client.query(
    `update follow_ups set state = 'ended', reason = $5, updated_at = $6
     where team_id = $1 and conversation_id = $2 and state = 'waiting' and not (silence = $3 and step is not distinct from $4)`,
    [
      tx.teamId,
      conversationId,
      silence.id,
      step,
      next.kind === 'none' ? next.because : 'The conversation went on.',
      now.toISOString(),
    ],
  );
  if (next.kind === 'none') return;
  await tx.client.query(
    `insert into follow_ups as f (team_id, id, conversation_id, silence, step, due_at, state, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, 'waiting', $7, $7)
     on conflict on constraint follow_ups_once do update set state = 'waiting', reason = null, due_at = excluded.due_at, updated_at = excluded.updated_at
       where f.state <> 'made'`,
    [
      tx.teamId,
      newId(),
      conversationId,
      silence.id,
      step,
      (next.kind === 'later' ? next.at : now).toISOString(),
      now.toISOString(),
    ],
  );
}
