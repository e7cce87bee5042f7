import { expect, it } from 'vitest';
import { AGAIN_MS, BUSY_ROWS, Turns } from '../../../platform/queue/turns.js';
import type { DrainDeps } from './drain-deps.js';
import { drainTeam, LANES, lanesOf } from './drain-team.js';
import { InFlight } from './in-flight.js';

class Claimed extends Error {}

/** A drain up to its claim, which is where its turn comes. */
function drainWith(turns: Turns) {
  const asked: { teamId: string; lane: number; delayMs: number }[] = [];
  const inFlight = new InFlight(100);
  const deps = {
    turns,
    inFlight,
    engineMode: { current: () => Promise.resolve('normal') },
    queues: {
      drain: (teamId: string, lane: number, delayMs: number) => {
        asked.push({ teamId, lane, delayMs });
        return Promise.resolve();
      },
    },
    database: { withTeam: () => Promise.reject(new Claimed()) },
  } as unknown as DrainDeps;
  return { asked, inFlight, drain: (teamId: string, lane = 0) => drainTeam(deps, { teamId, lane }) };
}

it('a busy team asks again a little later, without a place and without a claim, while another team is awaited', async () => {
  const turns = new Turns();
  turns.did('flood', BUSY_ROWS * 10);
  const { asked, inFlight, drain } = drainWith(turns);
  await expect(drain('flood', 2)).rejects.toThrow(Claimed);
  const end = turns.begin('small');
  await drain('flood', 2);
  expect(asked).toEqual([{ teamId: 'flood', lane: 2, delayMs: AGAIN_MS }]);
  expect(await inFlight.take(100)).toBe(95);
  end();
});

it('what is awaited is drained at once, with a place that nobody else may take', async () => {
  const turns = new Turns();
  turns.did('flood', BUSY_ROWS * 10);
  turns.touch('small');
  const { asked, inFlight, drain } = drainWith(turns);
  await inFlight.take(1_000);
  await expect(drain('small')).rejects.toThrow(Claimed);
  expect(asked).toEqual([]);
});

it('busy teams share the lanes', () => {
  expect([0, 1, 2, 3, 4, 100].map(lanesOf)).toEqual([LANES, LANES, 2, 1, 1, 1]);
});
