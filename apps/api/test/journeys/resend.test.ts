import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { eventually } from '@og/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { journeyWorld, type JourneyWorld } from './journey-world.js';
import { expectCountsOfTheDatabase } from './same-counts.js';

const PEOPLE = 120;
/** Two numbers, an e-mail and a name for each; exchanges that the twin gives no meaning to. */
const FILE = [
  'First Name,Last Name,Phone 1,Phone 2,E-mail,State',
  ...Array.from({ length: PEOPLE }, (_, n) => {
    const end = String(1_000 + n);
    return `Person${n},Example,(212) 736-${end},305-${n % 2 ? '873' : '874'}-${end},person${n}@example.test,${n % 3 ? 'NY' : 'FL'}`;
  }),
].join('\n');

let world: JourneyWorld;
beforeAll(async () => {
  world = await journeyWorld({ env: { SEND_CONCURRENCY: '4' } });
});
afterAll(() => world?.close());

const mine = async (marker: string) =>
  (await world.twin.acceptances()).filter((item) => item.body.includes(marker));
const total = (list: { count: number }[]) => list.reduce((sum, item) => sum + item.count, 0);

describe('doing it twice', () => {
  it('imports the same file again without a second lead', async () => {
    expect(await world.importFile(FILE, 'people.csv')).toMatchObject({ importedRows: PEOPLE, mergedRows: 0 });
    const addresses = () =>
      world.rows(
        'select phone as address from lead_phones union all select email from lead_emails order by 1',
      );
    const before = await addresses();
    expect(before).toHaveLength(3 * PEOPLE);
    expect(await world.importFile(FILE, 'people.csv')).toMatchObject({
      totalRows: PEOPLE,
      importedRows: 0,
      mergedRows: PEOPLE,
      rejectedRows: 0,
      suppressedRows: 0,
      reasons: [{ reason: 'already_known', count: PEOPLE }],
    });
    // At the same moment, too.
    const both = await Promise.all([world.importFile(FILE, 'a.csv'), world.importFile(FILE, 'b.csv')]);
    expect(both.map((item) => item.mergedRows)).toEqual([PEOPLE, PEOPLE]);
    expect(await world.count('select count(*) from leads where deleted_at is null')).toBe(PEOPLE);
    expect(await addresses()).toEqual(before);
  });

  it('launches once, whoever presses how often', async () => {
    const { id } = await world.createCampaign({
      name: 'Pressed five times',
      filter: {},
      steps: [{ type: 'SMS', body: 'Hi {{firstName}} (press)' }],
    });
    const answers = await Promise.all(Array.from({ length: 5 }, () => world.act('launchCampaign', id)));
    expect(answers.map((answer) => answer.__typename).toSorted()).toEqual([
      'Campaign',
      ...Array(4).fill('Conflict'),
    ]);
    expect(answers.find((answer) => answer.__typename === 'Conflict')?.message).toMatch(/only a draft/);
    const rested = await world.untilAtRest(id);
    expect(rested).toMatchObject({
      state: 'COMPLETED',
      counts: { enrolled: PEOPLE, sent: PEOPLE, delivered: PEOPLE },
    });
    expect(await world.act('launchCampaign', id)).toMatchObject({ __typename: 'Conflict' });
    const accepted = await mine('(press)');
    expect(accepted).toHaveLength(PEOPLE);
    expect(total(accepted)).toBe(PEOPLE);
  });

  it('sends nothing while paused, and everything once after it goes on', async () => {
    await world.twin.fault({ match: { any: true }, kind: 'slow', delayMs: 400, times: 100_000 });
    const { id } = await world.createCampaign({
      name: 'Paused twice',
      filter: {},
      steps: [{ type: 'SMS', body: 'Hello {{firstName}} (pause)' }],
    });
    await world.act('launchCampaign', id);
    for (const atLeast of [10, 40]) {
      await eventually(`${atLeast} accepted`, async () => total(await mine('(pause)')) >= atLeast);
      expect(await world.act('pauseCampaign', id)).toMatchObject({ state: 'PAUSED' });
      // A claim that was under way when somebody paused may still be written, and what was due is found held in turns:
      // until nothing has come and nothing has changed for a second.
      let before = -1;
      let stood = '';
      await eventually('what was in the carrier’s hands is answered', async () => {
        const last = { before, stood };
        before = total(await mine('(pause)'));
        stood = JSON.stringify(
          await world.rows('select state, reason, count(*) from send_ledger group by 1, 2 order by 1, 2'),
        );
        await wait(1_000);
        const open = await world.count(`select count(*) from send_ledger where state = 'submitting'`);
        return open === 0 && before === last.before && stood === last.stood;
      });
      await wait(2_000);
      expect(total(await mine('(pause)'))).toBe(before);
      expect(before).toBeLessThan(PEOPLE);
      await expectCountsOfTheDatabase(world, id);
      const resumed = performance.now();
      expect(await world.act('resumeCampaign', id)).toMatchObject({ state: 'ACTIVE' });
      await eventually('it goes on', async () => total(await mine('(pause)')) > before);
      console.info(`resumed: the next text ${Math.round(performance.now() - resumed)} ms later`);
    }
    await world.twin.endFaults();
    const rested = await world.untilAtRest(id);
    expect(rested).toMatchObject({
      state: 'COMPLETED',
      counts: { sent: PEOPLE, delivered: PEOPLE, held: 0 },
    });
    const accepted = await mine('(pause)');
    expect(accepted).toHaveLength(PEOPLE);
    expect(total(accepted)).toBe(PEOPLE);
    await expectCountsOfTheDatabase(world, id);
  });
});
