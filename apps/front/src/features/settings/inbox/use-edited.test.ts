import { describe, expect, it } from 'vitest';
import { withWritten } from './use-edited';

const list = [
  { id: 'a', name: 'A' },
  { id: 'b', name: 'B' },
];
const last = <T, U>(items: readonly T[], one: U) => [...items, one];

describe('what was written of a list', () => {
  it('stands in the place of its item', () => {
    expect(withWritten(list, list[0]!, { name: 'Z' }, last)).toEqual([{ id: 'a', name: 'Z' }, list[1]]);
  });

  it('is added when it is new, and when its item was deleted meanwhile', () => {
    expect(withWritten(list, 'new', { name: 'C' }, last)).toEqual([...list, { name: 'C' }]);
    expect(withWritten(list, { id: 'gone', name: 'G' }, { name: 'H' }, last)).toEqual([
      ...list,
      { name: 'H' },
    ]);
  });
});
