import { describe, expect, it } from 'vitest';
import { daysInWords } from './follow-up-words';

describe('days in words', () => {
  it.each([
    [[3, 7, 14, 30], '3, 7, 14 and 30 days'],
    [[2, 4], '2 and 4 days'],
    [[90], '90 days'],
    [[1], '1 day'],
  ])('%j → %s', (days, words) => expect(daysInWords(days)).toBe(words));
});
