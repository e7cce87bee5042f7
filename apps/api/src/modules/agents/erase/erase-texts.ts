import type { TeamTx } from '@og/db';
import { markErased } from './text-reads.js';

/** What was taken out. */
export interface ErasedTexts {
  decisions: number;
  drafts: number;
  briefs: number;
}

/**
 * Take out for good what agents keep of these people, in the transaction that erases them: what models were told and
 * answered, drafts, briefs, notes, and what was read out of the last message. Hashes, verdicts, checks and costs stay:
 * they prove what was decided and say nothing of the person. What a model is being asked just now is not kept when it
 * answers (`erasedMeanwhile`). Running again finds nothing.
 */
export async function eraseTexts(tx: TeamTx, now: Date, leadIds: readonly string[]): Promise<ErasedTexts> {
  const at = now.toISOString();
  // The conversation, its item, then the draft: the order of everybody who changes them.
  await tx.client.query(
    'select from conversations where team_id = $1 and lead_id = any($2::uuid[]) order by id for no key update',
    [tx.teamId, leadIds],
  );
  await tx.client.query(
    `update inbox_items set draft_id = null, entities = '[]' where team_id = $1 and id in (
       select id from inbox_items where team_id = $1 and lead_id = any($2::uuid[]) and (draft_id is not null or entities <> '[]')
       order by id for update)`,
    [tx.teamId, leadIds],
  );
  const drafts = await tx.client.query(
    `update drafts set body = '', final_body = null, subject = null, claims = '[]', facts = '[]', reason = null, reject_note = null,
       checks = (select coalesce(jsonb_agg(jsonb_build_object('check', c->'check', 'ok', c->'ok', 'detail', null)), '[]') from jsonb_array_elements(checks) c),
       state = case when state in ('writing', 'pending') then 'expired'::draft_state else state end, updated_at = $3
     where team_id = $1 and lead_id = any($2::uuid[])
       and (body <> '' or final_body is not null or facts <> '[]' or reject_note is not null or state in ('writing', 'pending'))`,
    [tx.teamId, leadIds, at],
  );
  await markErased(tx, now, leadIds);
  const decisions = await tx.client.query(
    `update agent_decisions set input = '{}', raw_output = null, error = null, reason = null, erased_at = $3,
       checks = (select coalesce(jsonb_agg(jsonb_build_object('check', c->'check', 'ok', c->'ok', 'detail', null)), '[]') from jsonb_array_elements(checks) c)
     where team_id = $1 and lead_id = any($2::uuid[]) and erased_at is null`,
    [tx.teamId, leadIds, at],
  );
  const briefs = await tx.client.query(
    'delete from briefs where team_id = $1 and lead_id = any($2::uuid[])',
    [tx.teamId, leadIds],
  );
  await tx.client.query(
    'update conversations set agent_note = null, updated_at = $3 where team_id = $1 and lead_id = any($2::uuid[]) and agent_note is not null',
    [tx.teamId, leadIds, at],
  );
  return {
    decisions: decisions.rowCount ?? 0,
    drafts: drafts.rowCount ?? 0,
    briefs: briefs.rowCount ?? 0,
  };
}
