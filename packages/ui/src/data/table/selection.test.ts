import { describe, expect, it } from 'vitest';
import { allSelected, isSelected, noSelection, selectedCount, withSelected } from './selection';

describe('selection', () => {
  it('adds and removes single rows', () => {
    const two = withSelected(noSelection, ['a', 'b'], true);
    expect(selectedCount(two, 100)).toBe(2);
    const one = withSelected(two, ['a'], false);
    expect(isSelected(one, 'a')).toBe(false);
    expect(isSelected(one, 'b')).toBe(true);
  });

  it('counts all matching rows less the exceptions, loaded or not', () => {
    const most = withSelected(allSelected, ['a'], false);
    expect(selectedCount(most, 104_212)).toBe(104_211);
    expect(isSelected(most, 'a')).toBe(false);
    expect(isSelected(most, 'never-loaded')).toBe(true);
    expect(selectedCount(withSelected(most, ['a'], true), 104_212)).toBe(104_212);
  });

  it('leaves the selection it was given as it was', () => {
    withSelected(noSelection, ['a'], true);
    expect(selectedCount(noSelection, 10)).toBe(0);
  });
});
