import { DNC_MAX_AGE_DAYS } from '@og/core';
import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import type { Platform } from '../../../platform/platform.js';
import { readDncFacts } from './dnc-facts.js';
import { listDncImports, type DncImportView } from './dnc-import.view.js';

export interface DncStatusView {
  required: boolean;
  dataAsOf: Date | null;
  /** No data, or older than 31 days: with `required`, campaign texts are held. */
  stale: boolean;
  numbers: number;
  imports: DncImportView[];
}

const SHOWN = 50;

/** How fresh the team's copy of the do-not-call registry is. */
export async function dncStatus(
  deps: Pick<Platform, 'database' | 'clock'>,
  ctx: Ctx,
): Promise<DncStatusView> {
  requirePermission(ctx, 'suppression.read');
  return deps.database.withTeam(
    ctx.teamId,
    async (tx) => {
      const facts = await readDncFacts(tx);
      const age = facts.dataAsOf ? deps.clock.now().getTime() - facts.dataAsOf.getTime() : Infinity;
      const { rows } = await tx.client.query<{ count: number }>(
        'select count(*)::int as count from dnc_numbers where team_id = $1',
        [tx.teamId],
      );
      return {
        ...facts,
        stale: age > DNC_MAX_AGE_DAYS * 86_400_000,
        numbers: rows[0]?.count ?? 0,
        imports: await listDncImports(tx, SHOWN),
      };
    },
    { readOnly: true },
  );
}
