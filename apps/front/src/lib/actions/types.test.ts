import { describe, expect, it } from 'vitest';
import { ariaKeys, isSingleKey, keysInWords } from './types';

describe('keys', () => {
  it('tells single keys from chords', () => {
    expect(isSingleKey('g h')).toBe(true);
    expect(isSingleKey('Shift+j')).toBe(true);
    expect(isSingleKey('$mod+k')).toBe(false);
  });

  it('are said in words', () => {
    expect(keysInWords('g h')).toBe('g, then h');
    expect(keysInWords('(\\[)')).toBe('[');
    expect(keysInWords('[Shift]+?')).toBe('?');
    expect(keysInWords('$mod+k')).toBe('Control or Command + k');
  });

  it('writes aria-keyshortcuts', () => {
    expect(ariaKeys('$mod+k')).toBe('Control+k Meta+k');
    expect(ariaKeys('(\\[)')).toBe('[');
    expect(ariaKeys('[Shift]+?')).toBe('?');
    expect(ariaKeys('g h')).toBeUndefined();
  });
});
