import { describe, expect, it } from 'vitest';
import { readEnvironment, withDefaults } from './options.js';

describe('readEnvironment', () => {
  it('has a default for everything', () => {
    expect(readEnvironment({})).toMatchObject({
      port: 3002,
      host: '127.0.0.1',
      speed: 20,
      strict: false,
    });
  });

  it('remembers less in the lean mode, unless it is told how much', () => {
    expect(withDefaults(readEnvironment({})).keep).toBe(200_000);
    expect(withDefaults(readEnvironment({ TWIN_LEAN: '1' })).keep).toBe(50_000);
    expect(withDefaults(readEnvironment({ TWIN_LEAN: '1', TWIN_KEEP: '7' })).keep).toBe(7);
  });

  it('shares the clock of the system', () => {
    const { clock } = readEnvironment({ CLOCK_START: '2026-01-15T16:00:00Z' });
    expect(clock?.simulated).toBe(true);
    expect(clock?.now().toISOString()).toMatch(/^2026-01-15T16:00:0/);
  });

  it('names every wrong setting at once', () => {
    const read = (): unknown => readEnvironment({ TWIN_PORT: 'x', TWIN_SPEED: '0', TWIN_STRICT: 'maybe' });
    expect(read).toThrow(/TWIN_PORT.*TWIN_SPEED.*TWIN_STRICT/s);
  });
});
