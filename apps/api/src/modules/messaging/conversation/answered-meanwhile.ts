import { isUuid, type TeamTx } from '@og/db';
import { actorUserId, type Ctx } from '../../../platform/ctx.js';
import { conflict, type Conflict } from '../../../platform/errors/failures.js';
import type { Platform } from '../../../platform/platform.js';

/** A colleague holds the send lock of the lead's conversation; null when nobody else does. */
export async function colleagueSending(
  deps: Pick<Platform, 'database' | 'clock' | 'presence'>,
  ctx: Ctx,
  leadId: string,
): Promise<Conflict | null> {
  const { rows } = await deps.database.withTeam(
    ctx.teamId,
    (tx) =>
      tx.client.query<{ id: string }>('select id from conversations where team_id = $1 and lead_id = $2', [
        ctx.teamId,
        leadId,
      ]),
    { readOnly: true },
  );
  const conversationId = rows[0]?.id;
  if (!conversationId) return null;
  const holder = await deps.presence.holder({ teamId: ctx.teamId, conversationId }, deps.clock.now());
  if (holder === null || holder === actorUserId(ctx)) return null;
  const { rows: people } = await deps.database.withTeam(
    ctx.teamId,
    (tx) =>
      tx.client.query<{ name: string }>(
        'select u.name from team_members m join users u on u.id = m.user_id where m.team_id = $1 and m.user_id = $2',
        [ctx.teamId, holder],
      ),
    { readOnly: true },
  );
  if (!people[0]) return null;
  return conflict(
    'colleague_sending',
    `${people[0].name} is answering here right now. Wait for their message, or ask them to stop.`,
  );
}

interface Newer {
  direction: 'inbound' | 'outbound';
  who: string | null;
  seconds: number;
}

/**
 * Whether the conversation has gone on since the writer's last look, decided under its lock: of two people who answer
 * at once the second is told of the first. Confirmations and machines' mails do not count.
 * @param seenMessageId the newest message that the writer has seen; null asks for nothing
 */
export async function wentOn(
  tx: TeamTx,
  now: Date,
  leadId: string,
  seenMessageId: string | null,
): Promise<Conflict | null> {
  await tx.client.query('select from conversations where team_id = $1 and lead_id = $2 for no key update', [
    tx.teamId,
    leadId,
  ]);
  if (!seenMessageId || !isUuid(seenMessageId)) return null;
  const { rows } = await tx.client.query<Newer>(
    `select m.direction, coalesce(u.name, initcap(m.agent)) as who,
       greatest(0, extract(epoch from $4::timestamptz - m.created_at))::int as seconds
     from messages m
       join messages seen on seen.team_id = m.team_id and seen.id = $3 and seen.conversation_id = m.conversation_id
       left join users u on u.id = m.author_user_id
     where m.team_id = $1 and m.lead_id = $2 and (m.created_at, m.id) > (seen.created_at, seen.id)
       and m.state not in ('canceled', 'suppressed') and coalesce(m.intent_rule, '') not like 'auto_reply:%'
       and not exists (select from send_ledger s where s.team_id = m.team_id and s.message_id = m.id and s.transactional)
     order by m.created_at desc, m.id desc limit 1`,
    [tx.teamId, leadId, seenMessageId, now.toISOString()],
  );
  const newer = rows[0];
  if (!newer) return null;
  const ago = newer.seconds < 60 ? `${newer.seconds} s` : `${Math.floor(newer.seconds / 60)} min`;
  return newer.direction === 'inbound'
    ? conflict('wrote_again', `They wrote again ${ago} ago. Read it first, then send.`)
    : conflict(
        'answered_already',
        `${newer.who ?? 'A campaign'} wrote to them ${ago} ago. Read it first, then send.`,
      );
}
