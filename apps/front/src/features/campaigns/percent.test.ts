import { expect, it } from 'vitest';
import { percent, tried } from './percent';

it('says no data as no data', () => {
  expect(percent(0, 0)).toBeNull();
  expect(percent(1, 1)).toBe('100 %');
  expect(percent(1, 3)).toBe('33.3 %');
});

it('never takes a share of failures above the whole', () => {
  // One was refused, one was taken and could not be delivered.
  expect(percent(2, tried({ sent: 1, delivered: 0, failed: 2 }))).toBe('100 %');
  expect(percent(1, tried({ sent: 0, delivered: 0, failed: 1 }))).toBe('100 %');
  expect(percent(1, tried({ sent: 4, delivered: 3, failed: 1 }))).toBe('25.0 %');
  expect(percent(0, tried({ sent: 0, delivered: 0, failed: 0 }))).toBeNull();
});
