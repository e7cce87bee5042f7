import { describe, expect, it } from 'vitest';
import { ariaKeys, isSingleKey } from './types';

describe('keys', () => {
  it('tells single keys from chords', () => {
    expect(isSingleKey('g h')).toBe(true);
    expect(isSingleKey('Shift+j')).toBe(true);
    expect(isSingleKey('$mod+k')).toBe(false);
  });

  it('writes aria-keyshortcuts', () => {
    expect(ariaKeys('$mod+k')).toBe('Control+k Meta+k');
    expect(ariaKeys('(\\[)')).toBe('[');
    expect(ariaKeys('[Shift]+?')).toBe('?');
    expect(ariaKeys('g h')).toBeUndefined();
  });
});
