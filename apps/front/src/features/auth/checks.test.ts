import { describe, expect, it } from 'vitest';
import { isEmail, isName, isNewPassword } from './checks';
import { checkAll } from './use-fields';

describe('the checks of the public forms', () => {
  it.each(['ann@example.com', ' ann@example.com ', 'a.b+c@sub.example.co'])('take %s', (email) => {
    expect(isEmail(email)).toBeUndefined();
  });
  it.each(['', 'ann', 'ann@', 'ann@example', '@example.com', 'ann at example.com', 'a@b@c.com'])(
    'refuse %s as an e-mail address',
    (email) => {
      expect(isEmail(email)).toContain('Enter your e-mail');
    },
  );
  it('want names of 1 to 120 characters', () => {
    const check = isName('Enter your name');
    expect(check('  ')).toBe('Enter your name');
    expect(check('x'.repeat(121))).toBe('At most 120 characters');
    expect(check('x'.repeat(120))).toBeUndefined();
  });
  it('name every field that has a problem, and only those', () => {
    const checks = { email: isEmail, password: isNewPassword };
    expect(checkAll(checks, { email: 'ann@example.com', password: 'short' })).toEqual({
      password: 'At least 10 characters',
    });
  });
});
