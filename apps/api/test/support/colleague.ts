import type { Role } from '@og/contracts';
import { newId } from '@og/db';
import type { TestApp, TestSession } from './test-app.js';

/** Another member of a session's team, signed in to it. @param name as colleagues see it; both words */
export async function addColleague(
  app: TestApp,
  owner: TestSession,
  { role = 'rep', name }: { role?: Role; name?: string } = {},
): Promise<TestSession> {
  const own = await app.signUp();
  await app.platform.database.withTeam(owner.teamId, (tx) =>
    tx.client.query(
      'insert into team_members (team_id, id, user_id, role, created_at) values ($1, $2, $3, $4, $5)',
      [owner.teamId, newId(), own.userId, role, app.platform.clock.now().toISOString()],
    ),
  );
  const { switchTeam } = await app.data<{ switchTeam: { accessToken: string } }>(
    'mutation ($id: ID!) { switchTeam(id: $id) { ... on Session { accessToken } } }',
    { id: owner.teamId },
    own.token,
  );
  const colleague = { ...own, teamId: owner.teamId, token: switchTeam.accessToken };
  if (name)
    await app.data(
      'mutation ($name: String!) { updateProfile(input: { name: $name }) { __typename } }',
      { name },
      colleague.token,
    );
  return colleague;
}
