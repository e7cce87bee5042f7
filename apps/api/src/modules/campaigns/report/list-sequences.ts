import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import type { Platform } from '../../../platform/platform.js';

export interface SequenceChoice {
  id: string;
  /** As its campaign is called. */
  name: string;
  /** Of the newest version. */
  steps: number;
}

/** A team has few hundreds; a list to choose from shows no more. */
const MOST = 500;

/** Sequences that a step can move leads to, the newest first. Those of archived campaigns are left out. */
export async function listSequences(deps: Pick<Platform, 'database'>, ctx: Ctx): Promise<SequenceChoice[]> {
  requirePermission(ctx, 'campaigns.read');
  return deps.database.withTeam(
    ctx.teamId,
    async (tx) => {
      const { rows } = await tx.client.query<SequenceChoice>(
        `select s.id, coalesce(c.name, s.name) as name, newest.steps
         from sequences s
         cross join lateral (
           select (select count(*)::int from steps st where st.team_id = v.team_id and st.sequence_version_id = v.id) as steps
           from sequence_versions v where v.team_id = s.team_id and v.sequence_id = s.id
           order by v.version desc limit 1) newest
         left join lateral (
           select c.name, c.state from campaigns c
           join sequence_versions v on v.team_id = c.team_id and v.id = c.sequence_version_id
           where c.team_id = s.team_id and v.sequence_id = s.id
           order by c.created_at desc limit 1) c on true
         where s.team_id = $1 and newest.steps > 0 and c.state is distinct from 'archived'
         order by s.created_at desc, s.id limit ${MOST}`,
        [ctx.teamId],
      );
      return rows;
    },
    { readOnly: true },
  );
}
