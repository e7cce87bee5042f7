import { expect, it } from 'vitest';
import { money } from './money';

it.each([
  ['20', 20],
  [' $0.50 ', 0.5],
  ['.25', 0.25],
  ['1,000.25', 1000.25],
  ['0', 0],
  ['', null],
  ['$', null],
  ['-1', null],
  ['1,00', null],
  ['ten', null],
  ['10001', null],
])('%s is %s', (typed, value) => expect(money(typed)).toBe(value));
