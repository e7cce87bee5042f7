import { describe, expect, it } from 'vitest';
import { isUserError, showUserError } from './user-errors';

describe('showUserError', () => {
  it('puts problems at the fields they name and returns the rest', () => {
    const shown: [string, string | undefined][] = [];
    const rest = showUserError(
      {
        code: 'INVALID_INPUT',
        message: 'Check the form',
        path: null,
        problems: [
          { message: 'Not an e-mail address', path: ['input', 'email'] },
          { message: 'The workspace is closed', path: null },
        ],
      },
      (field, error) => shown.push([field, error.message]),
      ['email', 'password'],
    );
    expect(shown).toEqual([['email', 'Not an e-mail address']]);
    expect(rest).toBe('The workspace is closed');
  });

  it('uses the error itself when there are no problems', () => {
    const shown: string[] = [];
    const rest = showUserError(
      { code: 'CONFLICT', message: 'Taken', path: ['input', 'email'] },
      (field) => shown.push(field),
      ['email'],
    );
    expect(shown).toEqual(['email']);
    expect(rest).toBeNull();
  });
});

describe('isUserError', () => {
  it('tells refusals from results', () => {
    expect(isUserError({ __typename: 'Conflict', code: 'CONFLICT', message: 'no' })).toBe(true);
    expect(isUserError({ __typename: 'Lead', id: '1' })).toBe(false);
  });
});
