import { expect, it } from 'vitest';
import { InFlight } from './in-flight.js';

it('gives no more places than there are, in the order of asking', async () => {
  const places = new InFlight(10);
  expect(await places.take(8)).toBe(8);
  // Two are free, a fifth of what there is: worth a batch.
  expect(await places.take(8)).toBe(2);
  const order: string[] = [];
  const first = places.take(4).then((taken) => order.push(`first ${taken}`));
  const second = places.take(4).then((taken) => order.push(`second ${taken}`));
  places.release(1);
  await Promise.resolve();
  expect(order).toEqual([]);
  places.release(9);
  await Promise.all([first, second]);
  expect(order).toEqual(['first 4', 'second 4']);
});
