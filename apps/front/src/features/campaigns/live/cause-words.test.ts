import { expect, it } from 'vitest';
import { causeWords } from './cause-words';

const causes = [{ reason: '30003', message: 'The phone could not be reached.' }];

it('tells a vendor’s code in the words of the campaign’s causes, and everything else as elsewhere', () => {
  expect(causeWords('30003', causes)).toBe('The phone could not be reached.');
  expect(causeWords('99999', causes)).toBe('99999');
  expect(causeWords('lead_merged', [])).not.toBe('');
  expect(causeWords(null, causes)).toBe('');
});
