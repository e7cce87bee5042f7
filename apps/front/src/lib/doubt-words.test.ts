import { expect, it } from 'vitest';
import { doubtWords } from './doubt-words';

it.each([
  ['lease_expired', 'process'],
  ['http_503', '(503)'],
  ['500', '(500)'],
  ['ECONNRESET', '(ECONNRESET)'],
  [null, 'not known'],
])('says %s in words', (cause, part) => {
  expect(doubtWords(cause)).toContain(part);
});
