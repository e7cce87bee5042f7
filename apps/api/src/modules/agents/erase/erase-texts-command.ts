import { isUuid, newId } from '@og/db';
import { audit } from '../../../platform/audit.js';
import type { Platform } from '../../../platform/platform.js';
import { eraseTexts } from './erase-texts.js';

export const ERASE_TEXTS_HELP =
  'Take out for good what agents keep of a person: erase-texts LEAD. Hashes, verdicts and costs stay.';

/** @returns what to print. @throws Error when no team has the lead */
export async function eraseTextsCommand(
  deps: Pick<Platform, 'database' | 'clock'>,
  leadId: string | undefined,
): Promise<string> {
  if (!isUuid(leadId)) throw new Error('Name a lead by its id: npm run cli -- erase-texts <leadId>');
  const teams = await deps.database.withSystem(
    async (tx) => (await tx.client.query<{ id: string }>('select id from teams order by id')).rows,
    { readOnly: true },
  );
  for (const { id: teamId } of teams) {
    const erased = await deps.database.withTeam(teamId, async (tx) => {
      // Those that were merged into it, and into those, are the same person.
      const { rows } = await tx.client.query<{ id: string }>(
        `with recursive person as (
           select id from leads where team_id = $1 and id = $2
           union select l.id from person p join leads l on l.team_id = $1 and l.merged_into = p.id
         ) select id from person`,
        [teamId, leadId],
      );
      if (rows.length === 0) return null;
      const now = deps.clock.now();
      const counts = await eraseTexts(
        tx,
        now,
        rows.map(({ id }) => id),
      );
      const ctx = { teamId, actor: { type: 'system', name: 'cli' }, requestId: newId() } as const;
      await audit(tx, ctx, now, {
        action: 'agent.erase_texts',
        subjectType: 'lead',
        subjectId: leadId,
        detail: { ...counts },
      });
      return counts;
    });
    if (erased)
      return `Erased: the texts of ${erased.decisions} decisions and ${erased.drafts} drafts, ${erased.briefs} briefs.`;
  }
  throw new Error(`There is no lead ${leadId}.`);
}
