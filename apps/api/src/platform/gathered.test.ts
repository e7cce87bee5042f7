import { expect, it } from 'vitest';
import { gathered } from './gathered.js';

/** A store whose loads end when they are told to. */
function store() {
  const loads: { keys: readonly string[]; end: (error?: Error) => void }[] = [];
  const read = gathered(
    (keys) =>
      new Promise<Map<string, string>>((resolve, reject) => {
        loads.push({
          keys,
          end: (error) =>
            error
              ? reject(error)
              : resolve(new Map(keys.filter((key) => key !== 'none').map((key) => [key, `<${key}>`]))),
        });
      }),
  );
  return { loads, read };
}
const soon = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

it('answers all who ask in one breath by one load, and says null for what is not there', async () => {
  const { loads, read } = store();
  const answers = Promise.all([read('a'), read('none'), read('a'), read('b')]);
  await soon();
  expect(loads.map(({ keys }) => keys)).toEqual([['a', 'none', 'b']]);
  loads[0]?.end();
  expect(await answers).toEqual(['<a>', null, '<a>', '<b>']);
});

it('has two loads at a time, however many ask; whoever asks meanwhile is in the next one', async () => {
  const { loads, read } = store();
  const answers: Promise<string | null>[] = [];
  for (let n = 0; n < 500; n++) {
    answers.push(read(`key ${n}`));
    if (n < 5) await soon();
  }
  await soon();
  expect(loads.map(({ keys }) => keys.length)).toEqual([1, 1]);
  // The first one hangs; the other goes on.
  loads[1]?.end();
  await soon();
  expect(loads.map(({ keys }) => keys.length)).toEqual([1, 1, 498]);
  for (const load of loads) load.end();
  expect(await Promise.all(answers)).toEqual(answers.map((_, n) => `<key ${n}>`));
});

it('tells the fault to those who were in that load, and goes on with the next', async () => {
  const { loads, read } = store();
  const first = read('a');
  await soon();
  loads[0]?.end(new Error('The store is away.'));
  await expect(first).rejects.toThrow('away');
  const second = read('a');
  await soon();
  loads[1]?.end();
  expect(await second).toBe('<a>');
});

it('bounds what one load asks for', async () => {
  const { loads, read } = store();
  const answers = Array.from({ length: 2_500 }, (_, n) => read(`key ${n}`));
  for (let n = 0; n < 3; n++) {
    await soon();
    for (const load of loads) load.end();
  }
  expect(await Promise.all(answers)).toHaveLength(2_500);
  expect(loads.map(({ keys }) => keys.length)).toEqual([1_000, 1_000, 500]);
});

it('forgets nobody who asks the moment that a lane ends', async () => {
  const read = gathered((keys) => Promise.resolve(new Map(keys.map((key) => [key, key]))));
  const chain = async (name: string) => {
    for (let n = 0; n < 200; n++) {
      expect(await read(`${name} ${n}`)).toBe(`${name} ${n}`);
      if (n % 3 === 0) await Promise.resolve();
    }
  };
  await Promise.all(['a', 'b', 'c', 'd', 'e'].map(chain));
});
