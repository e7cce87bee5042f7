import type { Ctx } from '../../../platform/ctx.js';
import type { Platform } from '../../../platform/platform.js';
import { loadBatched } from '../../leads/index.js';
import { readDispositionLabels } from './dispositions.js';

/** The field of everything that has a disposition. */
export const DISPOSITION_LABEL = {
  nullable: true,
  description:
    'The team’s own name of the disposition; of one that the team has removed the last it had. What was never in the list is said as it was written.',
} as const;

/** What a key of the list looks like: what somebody wrote freely is no key, and stays as it is. */
const KEY = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** A disposition in the team's words; for lists, all of one request are read at once. */
export async function dispositionLabelOf(
  deps: Pick<Platform, 'database'>,
  ctx: Ctx,
  disposition: string | null,
): Promise<string | null> {
  if (!disposition) return null;
  const label = await loadBatched(ctx, 'disposition.label', disposition, (keys) =>
    deps.database.withTeam(ctx.teamId, (tx) => readDispositionLabels(tx, keys), { readOnly: true }),
  );
  return label ?? (KEY.test(disposition) ? disposition.replaceAll('-', ' ') : disposition);
}
