import { expect, it } from 'vitest';
import { dueWords } from './due-words';

const now = new Date('2026-03-04T12:00:00Z');

it.each([
  ['2026-03-04T12:00:00Z', false, 'Due now'],
  ['2026-03-04T11:30:00Z', false, 'Due now'],
  ['2026-03-04T10:00:00Z', true, 'Due 2 hr. ago'],
  ['2026-03-04T14:00:00Z', false, 'Due in 2 hr.'],
  ['2026-03-20T14:00:00Z', false, 'Due Mar 20, 2026'],
])('says of %s how it stands', (dueAt, overdue, text) => {
  const words = dueWords(dueAt, now);
  expect(words.overdue).toBe(overdue);
  expect(words.text).toContain(text);
});
