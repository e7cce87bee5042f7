import { expect, it } from 'vitest';
import { atMost } from './at-most.js';

it('waits for work that ends, whether well or not', async () => {
  expect(await atMost(10_000, Promise.resolve('done'))).toBe(true);
  expect(await atMost(10_000, Promise.reject(new Error('gone')))).toBe(true);
});

it('goes on without work that never ends', async () => {
  expect(await atMost(20, new Promise(() => undefined))).toBe(false);
});
