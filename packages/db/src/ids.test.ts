import { expect, it } from 'vitest';
import { isUuid, newId } from './ids.js';

it('makes UUIDv7 that are all different and sort in the order in which they were made', () => {
  const ids = Array.from({ length: 50_000 }, newId);
  expect(ids.every(isUuid)).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
  expect(ids.every((id) => id[14] === '7')).toBe(true);
});
