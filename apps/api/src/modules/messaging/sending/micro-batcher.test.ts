import { expect, it } from 'vitest';
import { MicroBatcher } from './micro-batcher.js';

it('hands on together what came together, in order, one batch of a key at a time', async () => {
  const batches: string[][] = [];
  let running = 0;
  const batcher = new MicroBatcher<string, string>({ waitMs: 5, most: 3 }, async (_key, items) => {
    running += 1;
    expect(running).toBe(1);
    batches.push(items);
    await new Promise((resolve) => setTimeout(resolve, 5));
    running -= 1;
    return items.map((item) => item.toUpperCase());
  });
  const results = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((item) => batcher.add('team', item)));
  expect(results).toEqual(['A', 'B', 'C', 'D', 'E']);
  expect(batches).toEqual([
    ['a', 'b', 'c'],
    ['d', 'e'],
  ]);
  expect(await batcher.add('team', 'f')).toBe('F');
});

it('a batch that fails takes nobody else with it', async () => {
  const batcher = new MicroBatcher<number, number>({ waitMs: 1, most: 2 }, async (_key, items) => {
    if (items.includes(1)) throw new Error('no');
    return items;
  });
  const results = await Promise.allSettled([1, 2, 3].map((item) => batcher.add('team', item)));
  expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected', 'fulfilled']);
});
