import { describe, expect, it } from 'vitest';
import { oneAtATime } from './one-at-a-time';

describe('work that is done one at a time', () => {
  it('never begins twice at once, also when two waited for the same one', async () => {
    let running = 0;
    let most = 0;
    const ends: (() => void)[] = [];
    const inTurn = oneAtATime();
    const work = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise<void>((resolve) => ends.push(resolve));
      running -= 1;
      return ends.length;
    };
    const all = Promise.all([inTurn(work), inTurn(work), inTurn(work)]);
    for (let turn = 0; turn < 3; turn += 1) {
      while (ends.length <= turn) await Promise.resolve();
      ends[turn]?.();
    }
    await all;
    expect(ends).toHaveLength(3);
    expect(most).toBe(1);
  });

  it('goes on after one that failed', async () => {
    let calls = 0;
    const inTurn = oneAtATime();
    const work = async () => {
      calls += 1;
      if (calls === 1) throw new Error('away');
      return calls;
    };
    const first = inTurn(work);
    const second = inTurn(work);
    await expect(first).rejects.toThrow('away');
    await expect(second).resolves.toBe(2);
  });
});
