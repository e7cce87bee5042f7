import { teams, teamSettings } from '@og/db';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { audit } from '../../../platform/audit.js';
import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import { invalidField, parseInput, type InvalidInput } from '../../../platform/errors/failures.js';
import type { Platform } from '../../../platform/platform.js';
import { nameField } from '../fields.js';
import { findSettings, type TeamSettingsView } from './settings.queries.js';

const cap = (most: number) =>
  z.number().int().min(1, 'At least 1 message.').max(most, `At most ${most} messages.`);

/** What is absent or null stays as it is; an empty postal address is taken away. */
const schema = z.object({
  name: nameField('a name for the team').nullish(),
  brandName: nameField('the name that messages are signed with', 60).nullish(),
  postalAddress: z.string().trim().max(300, 'Use at most 300 characters.').nullish(),
  quietHoursProfile: z.enum(['cautious', 'legal']).nullish(),
  optOutHint: z.boolean().nullish(),
  maxPerDay: cap(20).nullish(),
  maxPerWeek: cap(100).nullish(),
  requireDncData: z.boolean().nullish(),
});

/** Change what the team's messages are signed with and which limits they keep. */
export async function updateTeamSettings(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox'>,
  ctx: Ctx,
  input: unknown,
): Promise<TeamSettingsView | InvalidInput> {
  requirePermission(ctx, 'settings.manage');
  const parsed = parseInput(schema, input);
  if (!parsed.ok) return parsed.failure;
  const { name, postalAddress, ...rest } = parsed.data;
  const now = deps.clock.now();
  const changes = {
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null && value !== undefined)),
    ...(typeof postalAddress === 'string' ? { postalAddress: postalAddress || null } : {}),
  } as Partial<Omit<TeamSettingsView, '__typename'>>;
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const next = { ...(await findSettings(tx)), ...changes };
    if (next.maxPerWeek < next.maxPerDay) {
      return invalidField(
        'maxPerWeek',
        'below_daily',
        'The limit per week cannot be below the limit per day.',
      );
    }
    await tx.db
      .update(teamSettings)
      .set({ ...changes, updatedAt: now })
      .where(eq(teamSettings.teamId, ctx.teamId));
    if (name) await tx.db.update(teams).set({ name, updatedAt: now }).where(eq(teams.id, ctx.teamId));
    const changed = [...Object.keys(changes), ...(name ? ['name'] : [])];
    await audit(tx, ctx, now, {
      action: 'settings.update',
      subjectType: 'team',
      subjectId: ctx.teamId,
      detail: { changed },
    });
    await deps.outbox.event(tx, now, 'team.changed.v1', [ctx.teamId], { what: 'settings' });
    return next;
  });
}
