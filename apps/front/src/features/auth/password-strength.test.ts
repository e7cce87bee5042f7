import { describe, expect, it } from 'vitest';
import { passwordStrength } from './password-strength';

describe('passwordStrength', () => {
  it('counts down to the shortest length', () => {
    expect(passwordStrength('abc').text).toContain('7 to go');
    expect(passwordStrength('abc').level).toBe(0);
  });
  it('is not fooled by common words or repetition', () => {
    expect(passwordStrength('Password12345!').level).toBe(1);
    expect(passwordStrength('aaaaaaaaaaaaaaaaaa').level).toBe(1);
  });
  it('prefers length', () => {
    expect(passwordStrength('quiet river stone').level).toBe(3);
    expect(passwordStrength('quietriverst').level).toBe(2);
  });
});
