import type { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError, tooMany } from '../errors/app-error.js';
import { LimitStore } from './limit-store.js';
import { LONGEST_PAUSE, pauseOf, TryLimit } from './try-limit.js';
import { WindowLimit } from './window-limit.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const away = vi.fn<(error: Error) => void>();
const alone = () => new LimitStore(null, 'test', away);
/** A Redis in the given state whose commands never end. */
const hanging = (status: string) =>
  ({ status, defineCommand: () => undefined, rlflxIncr: () => new Promise(() => {}) }) as unknown as Redis;

describe('tries at a secret', () => {
  it('pauses grow, and end', async () => {
    const limit = new TryLimit(alone(), 'password', 3);
    const pauses: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      for (let n = 0; n < 3; n += 1) expect(await limit.take('a')).toBe(0);
      const wait = await limit.take('a');
      pauses.push(wait / 1_000);
      // Trying on in the pause makes it neither longer nor shorter.
      vi.advanceTimersByTime(wait / 2);
      expect(await limit.take('a')).toBe(wait / 2);
      expect(await limit.take('b')).toBe(0);
      await limit.forget('b');
      vi.advanceTimersByTime(wait / 2);
    }
    expect(pauses).toEqual([30, 60, 120, 240, 480, 900, 900, 900]);
  });

  it('a success forgets the pauses too', async () => {
    const limit = new TryLimit(alone(), 'password', 1);
    await limit.take('a');
    expect(await limit.take('a')).toBe(30_000);
    vi.advanceTimersByTime(30_000);
    await limit.take('a');
    await limit.forget('a');
    await limit.take('a');
    expect(await limit.take('a')).toBe(30_000);
  });

  it('no pause is longer than the longest', () => {
    expect(pauseOf(1)).toBe(30);
    expect(pauseOf(1_000_000)).toBe(LONGEST_PAUSE);
  });
});

describe('with Redis away', () => {
  it.each(['reconnecting', 'ready'])('(%s) requests go on, tries are counted here', async (status) => {
    const store = new LimitStore(hanging(status), 'test', away);
    const rules = { name: 'x', points: 2, seconds: 60 };
    const open = new WindowLimit(store, { ...rules, whenAway: 'open' });
    const here = new WindowLimit(store, { ...rules, whenAway: 'count-here' });
    const tries = new TryLimit(store, 'password', 2);
    const three = async (take: () => Promise<number>) => {
      const waits: number[] = [];
      for (let n = 0; n < 3; n += 1) {
        const wait = take();
        await vi.advanceTimersByTimeAsync(300);
        waits.push(await wait);
      }
      return waits;
    };
    expect(await three(() => open.take('a'))).toEqual([0, 0, 0]);
    expect((await three(() => here.take('a')))[2]).toBeGreaterThan(0);
    expect((await three(() => tries.take('a')))[2]).toBe(30_000);
  });

  it('a Redis that hangs is asked only now and then', async () => {
    const redis = hanging('ready');
    const asked = vi.spyOn(redis as unknown as { rlflxIncr: () => Promise<never> }, 'rlflxIncr');
    const limit = new WindowLimit(new LimitStore(redis, 'test', away), {
      name: 'x',
      points: 2,
      seconds: 60,
      whenAway: 'open',
    });
    for (let n = 0; n < 10; n += 1) {
      const wait = limit.take('a');
      await vi.advanceTimersByTimeAsync(300);
      await wait;
    }
    expect(asked.mock.calls.length).toBeLessThanOrEqual(2);
    expect(away).toHaveBeenCalledWith(new Error('Redis did not count in time.'));
  });
});

it('a limit of 0 is none', async () => {
  const none = new WindowLimit(alone(), { name: 'x', points: 0, seconds: 60, whenAway: 'count-here' });
  const tries = new TryLimit(alone(), 'password', 0);
  for (let n = 0; n < 100; n += 1) expect([await none.take('a', 50), await tries.take('a')]).toEqual([0, 0]);
});

it.each([
  [1, 'Too many tries. Try again in a second.', '1'],
  [39_400, 'Too many tries. Try again in 40 seconds.', '40'],
  [119_999, 'Too many tries. Try again in 2 minutes.', '120'],
  [840_001, 'Too many tries. Try again in 15 minutes.', '841'],
])('%d ms in words', (ms, message, header) => {
  const error = tooMany('tries', ms);
  expect(error).toBeInstanceOf(AppError);
  expect(error.message).toBe(message);
  expect(error.extensions.http?.headers.get('retry-after')).toBe(header);
});
