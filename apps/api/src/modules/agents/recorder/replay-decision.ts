import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import type { Platform } from '../../../platform/platform.js';
import { findDecision } from './decision.view.js';
import { replay, type Replayed } from './replay.js';

/** Make a recorded decision again; null when the team has none of this id. */
export async function replayDecision(
  deps: Pick<Platform, 'database'>,
  ctx: Ctx,
  id: string,
): Promise<Replayed | null> {
  requirePermission(ctx, 'agents.read');
  const recorded = await findDecision(deps, ctx, id);
  return recorded && replay(recorded);
}
