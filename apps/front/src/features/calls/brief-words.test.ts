import { expect, it } from 'vitest';
import { briefWords } from './brief-words';

it.each([
  ['conversation', 'We close on 2026-12-01', 'They wrote on Nov 23, 2026: We close on 2026-12-01'],
  ['note', '', 'They wrote on Nov 23, 2026: We close on Dec 1, 2026'],
  ['enrichment', 'We close on 2026-12-01', 'They wrote on Nov 23, 2026: We close on Dec 1, 2026'],
])('of a %s that says “%s” reads: %s', (kind, value, words) => {
  expect(briefWords('They wrote on 2026-11-23: We close on 2026-12-01', { kind, value })).toBe(words);
});
