import { teamSettings, type TeamTx } from '@og/db';
import { eq } from 'drizzle-orm';
import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import { notFound } from '../../../platform/errors/app-error.js';
import type { Platform } from '../../../platform/platform.js';

export interface TeamSettingsView {
  __typename: 'TeamSettings';
  brandName: string;
  postalAddress: string | null;
  quietHoursProfile: 'cautious' | 'legal';
  optOutHint: boolean;
  maxPerDay: number;
  maxPerWeek: number;
  defaultCountry: string;
  /** Texts to strangers need national do-not-call data that is at most 31 days old. */
  requireDncData: boolean;
  /** On: nothing is sent by itself. */
  killSwitch: boolean;
}

export async function readTeamSettings(
  deps: Pick<Platform, 'database'>,
  ctx: Ctx,
): Promise<TeamSettingsView> {
  requirePermission(ctx, 'team.read');
  return deps.database.withTeam(ctx.teamId, findSettings, { readOnly: true });
}

/** The team's settings, inside a transaction; every team has them from its first moment. */
export async function findSettings(tx: TeamTx): Promise<TeamSettingsView> {
  const [row] = await tx.db.select().from(teamSettings).where(eq(teamSettings.teamId, tx.teamId));
  if (!row) throw notFound('team');
  const { teamId: _, updatedAt: __, ...settings } = row;
  return { __typename: 'TeamSettings', ...settings };
}
