import { expect, it } from 'vitest';
import { wholeNumberProblem } from './whole-number';

it.each(['1', ' 42 ', '1000'])('takes %s', (text) => {
  expect(wholeNumberProblem(text, { min: 1, max: 1000 })).toBeUndefined();
});

it.each(['', '0', '1001', '1.5', '-3', 'abc', '1e3'])('says what it wants instead of "%s"', (text) => {
  expect(wholeNumberProblem(text, { min: 1, max: 1000 })).toBe('Enter a whole number from 1 to 1,000.');
});

it('lets an optional one be empty', () => {
  expect(wholeNumberProblem(' ', { min: 1, max: 5, optional: true })).toBeUndefined();
});
