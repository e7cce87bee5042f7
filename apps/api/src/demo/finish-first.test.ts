import { expect, it } from 'vitest';
import { finishFirst } from './finish-first.js';

const listening = () => process.listenerCount('SIGTERM');

it('is not ended while it works, and can be again afterwards, also when it failed', async () => {
  const before = listening();
  let during = before;
  await finishFirst(async () => void (during = listening()));
  expect([during, listening()]).toEqual([before + 1, before]);
  await expect(finishFirst(async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(listening()).toBe(before);
});
