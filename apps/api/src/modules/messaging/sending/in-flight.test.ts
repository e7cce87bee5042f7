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

it('who goes first waits behind nobody else, and finds a few places when all others are taken', async () => {
  const places = new InFlight(100);
  expect(await places.take(200)).toBe(95);
  const order: string[] = [];
  const many = places.take(50).then((taken) => order.push(`many ${taken}`));
  expect(await places.take(10, true)).toBe(5);
  const few = places.take(10, true).then((taken) => order.push(`few ${taken}`));
  places.release(2);
  await few;
  expect(order).toEqual(['few 2']);
  places.release(98);
  await many;
  expect(order).toEqual(['few 2', 'many 50']);
});
