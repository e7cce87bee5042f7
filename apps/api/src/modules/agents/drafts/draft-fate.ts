import type { TeamTx } from '@og/db';

/**
 * What became of a draft that was let go.
 * left: its message has, or may have, left; waits: it can still be taken back; never: it will not leave; back: the
 * draft waits for a person again, or nobody may be written to.
 */
type DraftFate = 'left' | 'waits' | 'never' | 'back';

/** States of a message before anybody knows whether it leaves. */
export const ON_ITS_WAY = ['planned', 'held', 'ready', 'submitting'];
/** In doubt counts as left: what a person may have been told holds. */
const LEFT = ['accepted', 'sent', 'delivered', 'read', 'undelivered', 'unknown'];

/** Read what became of a draft's message; null when the team has no such draft. */
export async function readFate(
  tx: TeamTx,
  draftId: string,
): Promise<{ fate: DraftFate; leadId: string; conversationId: string } | null> {
  const { rows } = await tx.client.query<{
    leadId: string;
    conversationId: string;
    letGo: boolean;
    sent: string | null;
  }>(
    `select d.lead_id as "leadId", d.conversation_id as "conversationId", d.state in ('approved', 'edited', 'auto') as "letGo", m.state as sent
     from drafts d left join messages m on m.team_id = $1 and m.id = d.message_id where d.team_id = $1 and d.id = $2`,
    [tx.teamId, draftId],
  );
  const [row] = rows;
  if (!row) return null;
  const { letGo, sent, ...of } = row;
  return { ...of, fate: fateOf(letGo ? sent : null) };
}

function fateOf(sent: string | null): DraftFate {
  if (sent === null || sent === 'suppressed') return 'back';
  if (ON_ITS_WAY.includes(sent)) return 'waits';
  return LEFT.includes(sent) ? 'left' : 'never';
}
