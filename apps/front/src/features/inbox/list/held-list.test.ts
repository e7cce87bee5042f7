import { describe, expect, it } from 'vitest';
import { emptyHeldList, putBack, renew, takeFresh, takeIn, without } from './held-list';

const rows = (...ids: string[]) => ids.map((id) => ({ id, text: id, lastMessageAt: '1' }));
const start = takeIn(
  emptyHeldList<{ id: string; text: string; lastMessageAt: string }>(),
  rows('a', 'b', 'c'),
);

describe('held list', () => {
  it('takes the first page as it comes', () => {
    expect(start.order).toEqual(['a', 'b', 'c']);
    expect(start.fresh).toEqual([]);
  });

  it('offers new rows instead of inserting them', () => {
    const next = takeIn(start, rows('x', 'a', 'y', 'b', 'c'));
    expect(next.order).toEqual(['a', 'b', 'c']);
    expect(next.fresh).toEqual(['x', 'y']);
    expect(takeFresh(next, rows('x', 'a', 'y', 'b', 'c')).order).toEqual(['x', 'a', 'y', 'b', 'c']);
  });

  it('appends the next page and keeps rows that left the answer', () => {
    expect(takeIn(start, rows('a', 'b', 'c', 'd', 'e')).order).toEqual(['a', 'b', 'c', 'd', 'e']);
    const shorter = takeIn(start, rows('a'));
    expect(shorter.order).toEqual(['a', 'b', 'c']);
    expect(shorter.fresh).toEqual([]);
  });

  it('keeps its order when the server reorders, and renews what a row says', () => {
    const next = takeIn(start, [{ id: 'c', text: 'new', lastMessageAt: '2' }, ...rows('a', 'b')]);
    expect(next.order).toEqual(['a', 'b', 'c']);
    expect(next.items.get('c')?.text).toBe('new');
  });

  it('treats a page without any known row as fresh', () => {
    expect(takeIn(start, rows('x', 'y'))).toMatchObject({ order: ['a', 'b', 'c'], fresh: ['x', 'y'] });
  });

  it('takes one away and puts it back', () => {
    const gone = without(start, 'b');
    expect(gone.order).toEqual(['a', 'c']);
    expect(takeIn(gone, rows('a', 'b', 'c')).fresh).toEqual([]);
    const again = takeIn(gone, [{ id: 'b', text: 'b', lastMessageAt: '2' }, ...rows('a', 'c')]);
    expect(again.fresh).toEqual(['b']);
    expect(putBack(gone, 'b', 1).order).toEqual(['a', 'b', 'c']);
    expect(putBack(start, 'b', 0).order).toEqual(['a', 'b', 'c']);
    expect(renew(start, { id: 'b', text: 'B', lastMessageAt: '1' }).items.get('b')?.text).toBe('B');
    expect(renew(start, { id: 'z', text: 'Z', lastMessageAt: '1' })).toBe(start);
    // Taken back after somebody went on to another list: that one has no place for it.
    const other = emptyHeldList<{ id: string; text: string; lastMessageAt: string }>();
    expect(putBack(other, 'b', 1)).toBe(other);
  });
});
