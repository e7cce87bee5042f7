import { describe, expect, it } from 'vitest';
import { moved, nextOf } from './next-of';

describe('the current draft', () => {
  it('is the one behind what was decided, at the end the one before it', () => {
    expect(nextOf(['a', 'b', 'c'], 'b')).toBe('c');
    expect(nextOf(['a', 'b', 'c'], 'c')).toBe('b');
    expect(nextOf(['a'], 'a')).toBeNull();
  });

  it('moves within the list and begins at its start', () => {
    expect(moved(['a', 'b'], 'b', 1)).toBe('b');
    expect(moved(['a', 'b'], 'b', -1)).toBe('a');
    expect(moved(['a', 'b'], 'gone', 1)).toBe('a');
    expect(moved([], null, 1)).toBeNull();
  });
});
