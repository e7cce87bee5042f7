import type { TeamTx } from '@og/db';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publishSequenceVersion } from '../../src/modules/campaigns/publish-sequence-version.js';
import { countCampaigns } from '../../src/modules/campaigns/report/counts.js';
import { loadSequenceVersions } from '../../src/modules/campaigns/report/sequence-versions.js';
import { sequenceWorld, sms, type SequenceWorld } from './sequence-world.js';

let world: SequenceWorld;
beforeAll(async () => {
  world = await sequenceWorld();
});
afterAll(() => world?.close());

it('what an earlier version sent stays with its steps', async () => {
  await world.people(['a', 'b'].map(() => ({ tag: 'figures' })));
  const id = await world.start('figures', [sms('one')]);
  await world.plan(id);
  await world.accept(id);
  const [{ version } = { version: 0 }] = await world.rows<{ version: number }>(
    'select version from campaigns where id = $1',
    [id],
  );
  const published = await publishSequenceVersion(world.platform, world.ctx, id, {
    version,
    steps: [sms('one'), sms('two')],
  });
  expect(published.__typename).toBe('Campaign');
  const read = <T>(work: (tx: TeamTx) => Promise<T>) =>
    world.platform.database.withTeam(world.ctx.teamId, work, { readOnly: true });
  const versions = await read((tx) =>
    loadSequenceVersions(tx, [id], () => read((counting) => countCampaigns(counting, [id]))),
  );
  const sent = await Promise.all(
    (versions.get(id) ?? []).map(async ({ version: number, current, steps }) => ({
      number,
      current,
      steps: await Promise.all(steps.map(async ({ key, counts }) => [key, (await counts()).sent])),
    })),
  );
  expect(sent).toEqual([
    {
      number: 2,
      current: true,
      steps: [
        ['one', 0],
        ['two', 0],
      ],
    },
    { number: 1, current: false, steps: [['one', 2]] },
  ]);
});
