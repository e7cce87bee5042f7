import { expect, it } from 'vitest';
import { counted } from './counted';

it('says a number with its word, one of it as one', () => {
  expect(counted(0, 'lead')).toBe('0 leads');
  expect(counted(1, 'lead')).toBe('1 lead');
  expect(counted(1204, 'lead')).toBe('1,204 leads');
  expect(counted(1, 'lead fits', 'leads fit')).toBe('1 lead fits');
  expect(counted(2, 'lead fits', 'leads fit')).toBe('2 leads fit');
});
