import { expect, it } from 'vitest';
import { refusal } from './refusal';

const problem = (message: string) => ({ code: 'invalid', message, path: null });

it('says nothing of what worked', async () => {
  expect(await refusal(async () => ({ __typename: 'Lead', id: '1' }))).toBeNull();
});

it('says everything that is wrong with an input, not only the first of it', async () => {
  const problems = [problem('Enter a name.'), problem('Enter a city.')];
  const result = { __typename: 'InvalidInput', ...problem('Enter a name.'), problems };
  expect(await refusal(async () => result)).toBe('Enter a name. Enter a city.');
  expect(await refusal(async () => ({ __typename: 'Conflict', ...problem('Taken.') }))).toBe('Taken.');
});

it('says when there was no answer, and when the call failed', async () => {
  expect(await refusal(async () => null)).toBe('The server did not answer. Try again.');
  expect(await refusal(async () => Promise.reject(new TypeError('offline')))).toContain('cannot be reached');
});
