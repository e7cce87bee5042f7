import { expect, it } from 'vitest';
import { modeSummary } from './mode-summary';

it('counts the modes, the strongest first', () => {
  expect(modeSummary([{ mode: 'OFF' }, { mode: 'DRAFT' }, { mode: 'AUTO' }, { mode: 'DRAFT' }])).toBe(
    '1 automatic, 2 draft, 1 off',
  );
  expect(modeSummary([])).toBe('');
});
