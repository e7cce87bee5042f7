import { describe, expect, it } from 'vitest';
import { inOrder, takeNewest, takeOlder } from './seen-messages';

const message = (n: number, text = '') => ({ id: `m${n}`, at: `2026-03-04T10:00:0${n}.000Z`, text });
const page = (numbers: number[], endCursor: string | null) => ({
  messages: numbers.map((n) => message(n)),
  hasNextPage: endCursor !== null,
  endCursor,
});
const ids = (seen: ReturnType<typeof takeNewest<ReturnType<typeof message>>>) =>
  inOrder(seen).map(({ id }) => id);

describe('seen messages', () => {
  it('reads oldest first whatever order the page has', () => {
    expect(ids(takeNewest(null, page([5, 4, 3], 'c3')))).toEqual(['m3', 'm4', 'm5']);
  });

  it('keeps older pages when the newest page comes again', () => {
    const older = takeOlder(takeNewest(null, page([5, 4], 'c4')), page([3, 2], 'c2'));
    const again = takeNewest(older, page([6, 5], 'c5'));
    expect(ids(again)).toEqual(['m2', 'm3', 'm4', 'm5', 'm6']);
    expect(again.olderCursor).toBe('c2');
  });

  it('renews a message in its place', () => {
    const seen = takeNewest(null, page([5, 4], null));
    const again = takeNewest(seen, { ...page([], null), messages: [message(5, 'delivered'), message(4)] });
    expect(again.byId.get('m5')?.text).toBe('delivered');
    expect(ids(again)).toHaveLength(2);
  });

  it('starts over when messages are missing between', () => {
    const again = takeNewest(takeNewest(null, page([2, 1], null)), page([9, 8], 'c8'));
    expect(ids(again)).toEqual(['m8', 'm9']);
    expect(again.olderCursor).toBe('c8');
  });

  it('lets go of a note that was deleted, and only where the page has looked', () => {
    const seen = takeOlder(takeNewest(null, page([6, 5, 4], 'c4')), page([3, 2], 'c2'));
    const notes = new Set(['m5', 'm2']);
    const again = takeNewest(seen, page([6, 4], 'c4'), ({ id }) => notes.has(id));
    expect(ids(again)).toEqual(['m2', 'm3', 'm4', 'm6']);
  });
});
