import { describe, expect, it } from 'vitest';
import { formatAgo, formatDuration } from './format';

describe('format', () => {
  const now = new Date('2026-03-04T12:00:00Z');
  it('tells how long ago by the given clock', () => {
    expect(formatAgo('2026-03-04T11:59:40Z', now)).toBe('just now');
    expect(formatAgo('2026-03-04T11:57:00Z', now)).toBe('3 min. ago');
    expect(formatAgo('2026-03-04T14:00:00Z', now)).toBe('in 2 hr.');
    expect(formatAgo('2026-03-04T11:00:10Z', now)).toBe('1 hr. ago');
    expect(formatAgo('2026-03-03T12:10:00Z', now)).toBe('yesterday');
    expect(formatAgo('2026-01-04T12:00:00Z', now)).toBe('Jan 4, 2026');
  });
  it('writes durations', () => {
    expect(formatDuration(95)).toBe('1 min 35 s');
    expect(formatDuration(7260)).toBe('2 h 1 min');
    expect(formatDuration(59.7)).toBe('1 min');
    expect(formatDuration(3599.7)).toBe('1 h');
    expect(formatDuration(7199)).toBe('2 h');
    expect(formatDuration(0)).toBe('0 s');
  });
});
