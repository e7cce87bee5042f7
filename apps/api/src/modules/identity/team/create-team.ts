import { randomBytes } from 'node:crypto';
import { newId, teamMembers, teams, teamSettings } from '@og/db';
import { audit } from '../../../platform/audit.js';
import type { Platform } from '../../../platform/platform.js';
import { teamColumns, type TeamView } from '../people.js';

/** `Ada's Team!` → `ada-s-team`; `team` when no letter or digit is left. */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 48)
    .replace(/^-+|-+$/g, '');
  return slug || 'team';
}

/** Make a team with its settings and its first owner. */
export async function createTeam(
  deps: Pick<Platform, 'database' | 'clock'>,
  requestId: string,
  input: { name: string; ownerId: string },
): Promise<TeamView> {
  const teamId = newId();
  const now = deps.clock.now();
  const base = slugOf(input.name);
  return deps.database.withTeam(teamId, async (tx) => {
    let team: TeamView | undefined;
    // A taken slug gets a random ending: counting up would tell how many teams share the name.
    for (let slug = base; !team; slug = `${base}-${randomBytes(3).toString('hex')}`) {
      [team] = await tx.db
        .insert(teams)
        .values({ id: teamId, name: input.name, slug, createdAt: now, updatedAt: now })
        .onConflictDoNothing({ target: teams.slug })
        .returning(teamColumns);
    }
    await tx.db.insert(teamSettings).values({ teamId, brandName: input.name, updatedAt: now });
    await tx.db
      .insert(teamMembers)
      .values({ teamId, id: newId(), userId: input.ownerId, role: 'owner', createdAt: now });
    const ctx = { teamId, actor: { type: 'system', name: 'sign-up' }, requestId } as const;
    await audit(tx, ctx, now, { action: 'team.create', subjectType: 'user', subjectId: input.ownerId });
    return team;
  });
}
