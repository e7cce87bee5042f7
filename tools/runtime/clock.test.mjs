import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chooseClock,
  describeClock,
  isDemoHour,
  nextDemoStart,
  recallClock,
  rememberClock,
} from './clock.mjs';

const at = (/** @type {string} */ text) => Date.parse(text);
const choose = (/** @type {Partial<Parameters<typeof chooseClock>[0]>} */ input) =>
  chooseClock({
    env: {},
    now: at('2026-11-21T03:00:00Z'),
    remembered: undefined,
    carriersSimulated: true,
    ...input,
  });
const shown = (/** @type {ReturnType<typeof chooseClock>} */ choice, /** @type {number} */ now) =>
  choice.simulated ? at(choice.start) + now - at(choice.anchor) : now;

/** Local hour in a zone, for the zones at both ends of the country. */
const hourIn = (/** @type {string} */ timeZone, /** @type {number} */ time) =>
  Number(new Intl.DateTimeFormat('en-US', { timeZone, hour: 'numeric', hourCycle: 'h23' }).format(time));

describe('chooseClock', () => {
  it('starts a first run at the next weekday 16:00 in New York', () => {
    // Friday evening there: Saturday and Sunday are passed over.
    expect(choose({})).toEqual({
      simulated: true,
      start: '2026-11-23T21:00:00.000Z',
      anchor: '2026-11-21T03:00:00.000Z',
    });
  });

  it('goes on while simulated time is still between 16:00 and 18:00', () => {
    const remembered = { start: '2026-11-23T21:00:00.000Z', anchor: '2026-11-21T03:00:00.000Z' };
    expect(choose({ remembered, now: at('2026-11-21T04:59:00Z') })).toEqual({
      simulated: true,
      ...remembered,
    });
  });

  it('jumps forward, never back, when that window is over', () => {
    const remembered = { start: '2026-11-23T21:00:00.000Z', anchor: '2026-11-21T03:00:00.000Z' };
    const now = at('2026-11-21T05:30:00Z');
    expect(choose({ remembered, now })).toEqual({
      simulated: true,
      start: '2026-11-24T21:00:00.000Z',
      anchor: '2026-11-21T05:30:00.000Z',
    });
  });

  it('is lawful in every US zone, and never goes back, whenever it is started', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: at('2025-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z') }),
        fc.array(fc.integer({ min: 0, max: 14 * 24 * 3_600_000 }), { maxLength: 4 }),
        (first, pauses) => {
          let now = first;
          let choice = choose({ now });
          for (const pause of [0, ...pauses]) {
            const before = shown(choice, now + pause);
            now += pause;
            choice = choose({ now, remembered: choice.simulated ? choice : undefined });
            const time = shown(choice, now);
            expect(time).toBeGreaterThanOrEqual(before);
            expect(time).toBeGreaterThanOrEqual(now);
            for (const zone of [
              'America/New_York',
              'America/Puerto_Rico',
              'America/Chicago',
              'America/Los_Angeles',
              'America/Anchorage',
              'Pacific/Honolulu',
            ]) {
              expect(hourIn(zone, time)).toBeGreaterThanOrEqual(10);
              expect(hourIn(zone, time)).toBeLessThan(20);
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('finds 16:00 on both sides of a change to and from daylight saving time', () => {
    expect(new Date(nextDemoStart(at('2026-03-06T22:00:00Z'))).toISOString()).toBe(
      '2026-03-09T20:00:00.000Z',
    );
    expect(new Date(nextDemoStart(at('2026-10-30T21:00:00Z'))).toISOString()).toBe(
      '2026-11-02T21:00:00.000Z',
    );
    expect(isDemoHour(at('2026-11-02T22:59:59Z'))).toBe(true);
    expect(isDemoHour(at('2026-11-02T23:00:00Z'))).toBe(false);
    expect(isDemoHour(at('2026-11-01T21:30:00Z'))).toBe(false);
  });

  it('keeps the anchor of an explicit start, and takes a new one for a new start', () => {
    const remembered = { start: '2026-01-15T16:00:00.000Z', anchor: '2026-11-20T00:00:00.000Z' };
    expect(choose({ env: { CLOCK_START: '2026-01-15T16:00:00Z' }, remembered })).toEqual({
      simulated: true,
      ...remembered,
    });
    expect(choose({ env: { CLOCK_START: '2026-01-16T16:00:00Z' }, remembered })).toEqual({
      simulated: true,
      start: '2026-01-16T16:00:00.000Z',
      anchor: '2026-11-21T03:00:00.000Z',
    });
  });

  it('leaves time real with real carriers, or when asked', () => {
    expect(choose({ carriersSimulated: false })).toEqual({ simulated: false });
    expect(choose({ env: { OG_CLOCK: 'real' } })).toEqual({ simulated: false });
    expect(choose({ env: { APP_ENV: 'production' } })).toEqual({ simulated: false });
  });

  it('says what is wrong with a setting', () => {
    expect(() => choose({ env: { CLOCK_START: 'tomorrow' } })).toThrow('is not an ISO time');
    expect(() => choose({ env: { CLOCK_START: '2026-01-15T16:00:00Z', CLOCK_ANCHOR: 'x' } })).toThrow(
      'CLOCK_ANCHOR=x',
    );
    expect(() => choose({ env: { CLOCK_START: '2026-01-15T16:00:00Z', APP_ENV: 'production' } })).toThrow(
      'refused',
    );
    expect(() => choose({ env: { CLOCK_START: '2026-01-15T16:00:00Z', OG_CLOCK: 'real' } })).toThrow(
      'contradict',
    );
    expect(() => choose({ env: { OG_CLOCK: 'fast' } })).toThrow('OG_CLOCK=fast');
  });
});

describe('remembering', () => {
  it('reads back what it wrote, and takes a damaged file for none', () => {
    const dir = mkdtempSync(join(tmpdir(), 'og-clock-'));
    const file = join(dir, 'data', 'clock.json');
    try {
      expect(recallClock(file)).toBeUndefined();
      const choice = choose({});
      rememberClock(file, choice);
      expect({ simulated: true, ...recallClock(file) }).toEqual(choice);
      rememberClock(file, { simulated: false });
      expect({ simulated: true, ...recallClock(file) }).toEqual(choice);
      writeFileSync(file, '{"start": "never"');
      expect(recallClock(file)).toBeUndefined();
    } finally {
      rmSync(dir, { recursive: true });
    }
  });

  it('tells people the simulated time', () => {
    const now = at('2026-11-21T03:05:00Z');
    expect(describeClock(choose({}), now)).toContain('Monday, November 23, 2026');
    expect(describeClock({ simulated: false }, now)).toBe('real');
  });
});
