import { expect, it } from 'vitest';
import { wholeNumberIn } from './whole-number';

it('reads a whole number within its limits', () => {
  expect(wholeNumberIn('30', 1, 3650)).toBe(30);
  expect(wholeNumberIn('2.9', 1, 3650)).toBe(2);
  expect(wholeNumberIn('0', 1, 3650)).toBe(1);
  expect(wholeNumberIn('-4', 0, 100)).toBe(0);
  expect(wholeNumberIn('9999', 1, 3650)).toBe(3650);
});
it('reads nothing where nothing is typed yet', () => {
  expect(wholeNumberIn('', 1, 3650)).toBeNull();
  expect(wholeNumberIn(' ', 0, 100)).toBeNull();
  expect(wholeNumberIn('-', 0, 100)).toBeNull();
});
