import { expect, it } from 'vitest';
import { keyOf, shifted } from './shifted';

it('moves one item and no other', () => {
  expect(shifted(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
  expect(shifted(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  expect(shifted(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  expect(shifted(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
});

it('makes a key of a name', () => {
  expect(keyOf(' Call back later! ')).toBe('call-back-later');
  expect(keyOf('¿Sí? ¡Ya!')).toBe('si-ya');
  expect(keyOf(`${'a'.repeat(39)} b`)).toBe('a'.repeat(39));
});
