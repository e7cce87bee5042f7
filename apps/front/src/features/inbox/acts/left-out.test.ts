import { expect, it } from 'vitest';
import { leftOut } from './left-out';

const row = (id: string) => ({ id, lead: { name: `Lead ${id}` } });

it('says nothing when an act concerned all', () => {
  expect(leftOut([row('a'), row('b')], [{ id: 'b' }, { id: 'a' }])).toEqual({ rows: [], words: null });
});

it('names who was left out', () => {
  expect(leftOut([row('a')], [])).toEqual({
    rows: [row('a')],
    words: 'Lead a was left out, opted out or gone since',
  });
  const { rows, words } = leftOut([row('a'), row('b'), row('c')], [{ id: 'b' }]);
  expect(rows.map(({ id }) => id)).toEqual(['a', 'c']);
  expect(words).toBe('Lead a and 1 more were left out, opted out or gone since');
});
