import { isUuid } from '@og/db';
import type { Platform } from '../../../platform/platform.js';
import { decisionsById } from './decision.view.js';
import { replay } from './replay.js';

export const REPLAY_HELP =
  'Make recorded decisions of agents again, without asking a model: replay DECISION, or --all. Fails when one differs.';

type Deps = Pick<Platform, 'database'>;
const PAGE = 200;

/** @returns what to print, and how many decisions came out another way */
export async function replayCommand(
  deps: Deps,
  word: string | undefined,
): Promise<{ text: string; differing: number }> {
  if (word !== '--all' && !isUuid(word))
    throw new Error('Name a decision by its id, or --all: npm run cli -- replay <decisionId|--all>');
  const teams = await deps.database.withSystem(
    async (tx) => (await tx.client.query<{ id: string }>('select id from teams order by id')).rows,
    { readOnly: true },
  );
  let [made, differing] = [0, 0];
  const lines: string[] = [];
  for (const team of teams)
    for await (const id of word === '--all' ? decisionsOf(deps, team.id) : [word ?? '']) {
      const found = await deps.database.withTeam(team.id, (tx) => decisionsById(tx, [id]), {
        readOnly: true,
      });
      const recorded = found.get(id);
      if (!recorded) continue;
      const again = replay(recorded);
      made += 1;
      if (!again.same) differing += 1;
      if (!again.same || word !== '--all')
        lines.push(
          `${id} ${recorded.kind} ${again.same ? 'same' : 'DIFFERS'}: ${again.verdict}${again.differences.map((line) => `\n  ${line}`).join('')}`,
        );
    }
  if (made === 0 && word !== '--all') throw new Error(`There is no decision ${word}.`);
  lines.push(`${made} ${made === 1 ? 'decision' : 'decisions'} made again, ${differing} differ.`);
  return { text: lines.join('\n'), differing };
}

/** Ids of a team's decisions that still have their texts, the oldest first, a page of the database at a time. */
async function* decisionsOf(deps: Deps, teamId: string): AsyncGenerator<string> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const from = after;
    const { rows } = await deps.database.withTeam(
      teamId,
      (tx) =>
        tx.client.query<{ id: string }>(
          'select id from agent_decisions where team_id = $1 and id > $2 and erased_at is null order by id limit $3',
          [teamId, from, PAGE],
        ),
      { readOnly: true },
    );
    yield* rows.map((row) => row.id);
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.id;
  }
}
