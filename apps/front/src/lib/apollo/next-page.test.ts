import { expect, it } from 'vitest';
import { nextPage } from './next-page';

it('reads on while there is more', () => {
  expect(nextPage({ hasNextPage: true, endCursor: 'a' }, null)).toEqual({ after: 'a', failed: false });
  expect(nextPage({ hasNextPage: false, endCursor: 'a' }, null)).toEqual({ after: null, failed: false });
  expect(nextPage(undefined, null)).toEqual({ after: null, failed: false });
});
it('knows the page that failed, until another one is next', () => {
  expect(nextPage({ hasNextPage: true, endCursor: 'a' }, 'a')).toEqual({ after: 'a', failed: true });
  expect(nextPage({ hasNextPage: true, endCursor: 'b' }, 'a')).toEqual({ after: 'b', failed: false });
  expect(nextPage({ hasNextPage: false, endCursor: null }, null).failed).toBe(false);
});
