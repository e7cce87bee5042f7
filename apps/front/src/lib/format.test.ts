import { afterEach, describe, expect, it, vi } from 'vitest';
import { datesInWords, formatAgo, formatDuration } from './format';

describe('format', () => {
  afterEach(() => vi.unstubAllEnvs());
  const now = new Date('2026-03-04T12:00:00Z');
  it('tells how long ago by the given clock', () => {
    expect(formatAgo('2026-03-04T11:59:40Z', now)).toBe('just now');
    expect(formatAgo('2026-03-04T11:57:00Z', now)).toBe('3 min. ago');
    expect(formatAgo('2026-03-04T14:00:00Z', now)).toBe('in 2 hr.');
    expect(formatAgo('2026-03-04T11:00:10Z', now)).toBe('1 hr. ago');
    expect(formatAgo('2026-03-03T12:10:00Z', now)).toBe('yesterday');
    expect(formatAgo('2026-01-04T12:00:00Z', now)).toBe('Jan 4, 2026');
  });
  it('writes the dates within a text', () => {
    expect(datesInWords('They wrote on 2026-11-23: after 2027-01-02.')).toBe(
      'They wrote on Nov 23, 2026: after Jan 2, 2027.',
    );
    const other = 'INV-2026-11-23, /2026-11-23/x, 2026-13-45, 12026-11-23';
    expect(datesInWords(other)).toBe(other);
  });
  it('writes durations', () => {
    expect(formatDuration(95)).toBe('1 min 35 s');
    expect(formatDuration(7260)).toBe('2 h 1 min');
    expect(formatDuration(59.7)).toBe('1 min');
    expect(formatDuration(3599.7)).toBe('1 h');
    expect(formatDuration(7199)).toBe('2 h');
    expect(formatDuration(0)).toBe('0 s');
  });
  it('says a date without a time as it is written, west and east of Greenwich', async () => {
    for (const zone of ['America/Los_Angeles', 'Asia/Tokyo']) {
      vi.stubEnv('TZ', zone);
      expect(new Date('2026-03-04T00:00:00Z').getTimezoneOffset(), zone).not.toBe(0);
      // The formats of a module keep the zone they were made in.
      vi.resetModules();
      const { formatDate, formatDay } = await import('./format');
      expect(formatDay('2026-03-04T23:30:00Z')).toBe(zone === 'Asia/Tokyo' ? 'Mar 5, 2026' : 'Mar 4, 2026');
      expect(formatDate('2026-03-04')).toBe('Mar 4, 2026');
      expect(formatDate('2026-03-04T00:00:00.000Z')).toBe('Mar 4, 2026');
    }
  });
});
