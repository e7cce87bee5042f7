import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const load = async () => await import('./clock');

describe('the clock of the API', () => {
  beforeEach(() => {
    vi.resetModules();
    vi.useFakeTimers({ now: new Date('2026-01-01T00:00:00Z') });
  });
  afterEach(() => vi.useRealTimers());

  it('is not known before the API said it', async () => {
    const clock = await load();
    expect(clock.serverTimeKnown()).toBe(false);
    clock.setServerTime('2026-03-01T12:00:00Z');
    expect(clock.serverTimeKnown()).toBe(true);
  });

  it('runs on from what the API said', async () => {
    const clock = await load();
    clock.setServerTime('2026-03-01T12:00:00Z');
    vi.advanceTimersByTime(5000);
    expect(clock.serverNow().toISOString()).toBe('2026-03-01T12:00:05.000Z');
  });

  it('tells who listens at once, until they stop', async () => {
    const clock = await load();
    const heard: string[] = [];
    const stop = clock.onServerTime(() => heard.push(clock.serverNow().toISOString()));
    clock.setServerTime('2026-03-01T12:00:00Z');
    stop();
    clock.setServerTime('2026-04-01T12:00:00Z');
    expect(heard).toEqual(['2026-03-01T12:00:00.000Z']);
  });
});
