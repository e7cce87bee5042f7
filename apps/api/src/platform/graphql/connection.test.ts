import { describe, expect, it } from 'vitest';
import { cursorInstant, encodeCursor, idAfter, pageSize, placeAfter, toConnection } from './connection.js';

const ID = '0196f0a0-0000-7000-8000-000000000001';
const foreign = expect.objectContaining({ code: 'BAD_USER_INPUT' });

describe('a cursor', () => {
  it('leads back to the place of the last row of a page', () => {
    const at = new Date('2026-11-22T09:30:00.123Z');
    const page = toConnection([{ at, id: ID }], 1, null, (row) => [row.at.toISOString(), row.id]);
    expect(placeAfter(page.pageInfo.endCursor)).toEqual([at.toISOString(), ID]);
    expect(idAfter(encodeCursor([ID]))).toBe(ID);
  });

  it('that is not given begins at the start', () => {
    for (const none of [null, undefined, '']) {
      expect(placeAfter(none)).toEqual([null, null]);
      expect(idAfter(none)).toBeNull();
    }
  });

  it('of another list is refused before the database sees it', () => {
    const others = [
      'no cursor',
      encodeCursor([ID]),
      encodeCursor(['2026-11-22T09:30:00Z', 'x']),
      encodeCursor(['x', ID]),
      encodeCursor([null, ID]),
      encodeCursor([17, ID]),
      encodeCursor(['+099999-01-01T00:00:00.000Z', ID]),
      encodeCursor(['2026-11-22T09:30:00Z', ID, ID]),
    ];
    for (const other of others) expect(() => placeAfter(other), other).toThrow(foreign);
    for (const other of ['no cursor', encodeCursor(['x']), encodeCursor([1]), encodeCursor([ID, ID])])
      expect(() => idAfter(other), other).toThrow(foreign);
  });

  it('may say an instant as PostgreSQL prints it', () => {
    expect(cursorInstant('2026-11-22 09:30:00.5+00')).toBe('2026-11-22T09:30:00.500Z');
  });
});

it('a page has 1 to 100 rows, 50 when nothing is said', () => {
  expect([pageSize(null), pageSize(undefined), pageSize(1), pageSize(100)]).toEqual([50, 50, 1, 100]);
  for (const first of [0, -1, 101, 1.5]) expect(() => pageSize(first)).toThrow(foreign);
});
