import { describe, expect, it } from 'vitest';
import { nextSort } from './next-sort';

describe('a click on the head of a column', () => {
  it('goes from ascending over descending to the order of the list', () => {
    const first = nextSort(null, 'name');
    expect(first).toEqual({ id: 'name', desc: false });
    const second = nextSort(first, 'name');
    expect(second).toEqual({ id: 'name', desc: true });
    expect(nextSort(second, 'name')).toBeNull();
  });

  it('starts anew on another column', () => {
    expect(nextSort({ id: 'name', desc: true }, 'stage')).toEqual({ id: 'stage', desc: false });
  });
});
