import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import type { Platform } from '../../../platform/platform.js';

/** How often people said that the machine was wrong, of what came in during a span of days. */
export interface QualityView {
  from: Date;
  to: Date;
  /** Messages that were labelled. */
  classified: number;
  /** Of these, how many a person labelled otherwise. */
  corrected: number;
  pairs: { from: string; to: string; count: number }[];
  rules: { rule: string; classified: number; corrected: number }[];
}

const DAY_MS = 86_400_000;

/** The first word of the machine counts, by the rule that gave it; what was corrected more than once counts once. */
export async function classificationQuality(
  deps: Pick<Platform, 'database' | 'clock'>,
  ctx: Ctx,
  days: number,
): Promise<QualityView> {
  requirePermission(ctx, 'inbox.read');
  const to = deps.clock.now();
  const from = new Date(to.getTime() - Math.min(365, Math.max(1, days)) * DAY_MS);
  return deps.database.withTeam(
    ctx.teamId,
    async (tx) => {
      const span = [ctx.teamId, from.toISOString(), to.toISOString()];
      const firsts = `select distinct on (c.message_id) c.message_id, c.from_intent, c.from_rule, m.intent as to_intent
        from intent_corrections c join messages m on m.team_id = c.team_id and m.id = c.message_id
        where c.team_id = $1 and m.created_at between $2 and $3 order by c.message_id, c.created_at, c.id`;
      const { rows: pairs } = await tx.client.query<QualityView['pairs'][number]>(
        `select coalesce(from_intent, 'none') as "from", to_intent as "to", count(*)::int as count from (${firsts}) first
         where from_intent is distinct from to_intent group by 1, 2 order by 3 desc, 1, 2`,
        span,
      );
      const { rows: rules } = await tx.client.query<QualityView['rules'][number]>(
        `select coalesce(first.from_rule, m.intent_rule, 'none') as rule, count(*)::int as classified,
           count(*) filter (where first.message_id is not null and first.from_intent is distinct from first.to_intent)::int as corrected
         from messages m left join (${firsts}) first on first.message_id = m.id
         where m.team_id = $1 and m.direction = 'inbound' and m.created_at between $2 and $3 and m.intent is not null
         group by 1 order by 3 desc, 2 desc, 1 limit 100`,
        span,
      );
      return {
        from,
        to,
        classified: rules.reduce((sum, rule) => sum + rule.classified, 0),
        corrected: rules.reduce((sum, rule) => sum + rule.corrected, 0),
        pairs,
        rules,
      };
    },
    { readOnly: true },
  );
}
