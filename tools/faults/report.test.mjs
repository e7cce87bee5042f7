import { expect, it } from 'vitest';
import { inPage } from './report.mjs';

/** @param {Partial<import('./report.mjs').Result>} [over] */
const result = (over = {}) => ({
  number: 6,
  fault: 'kill -9',
  injected: '5 claimed',
  ...{ acceptances: 0, lost: 0, late: 0, unknown: 5, seconds: 3 },
  verdict: /** @type {const} */ ('held'),
  faults: [],
  ...over,
});
const PAGE =
  '# Faults\n\n<!-- result: written by npm run test:faults -- --runs 3 -->\nold\n<!-- end of the result -->\n\nThe end\n';

it('writes a proof in place of the one before, with what differs between its runs', () => {
  const text = inPage(PAGE, {
    runs: [[result()], [result({ injected: '4 claimed', verdict: 'broken' })], [result()]],
    ...{ commit: 'abc1234', at: new Date('2026-11-22T03:00:00Z'), seconds: 600 },
  });
  expect(text).toContain('2026-11-22, commit abc1234: **2 of 3** in 3 runs in a row, 10.0 minutes.');
  expect(text).toContain(
    '| 6 | kill -9 | 5 claimed · 4 claimed · 5 claimed | 0 | 0 | 0 | 5 | held · broken · held |',
  );
  expect(text).not.toContain('old');
  expect(text).toContain('The end');
});

it('refuses a page without a place for it', () => {
  expect(() => inPage('# Faults', { runs: [], commit: 'x', at: new Date(), seconds: 1 })).toThrow('marks');
});
