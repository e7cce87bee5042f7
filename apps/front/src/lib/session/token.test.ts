import { describe, expect, it } from 'vitest';
import { tokenLifetime } from './token';

const token = (claims: object) => `h.${btoa(JSON.stringify(claims)).replace(/=+$/, '')}.s`;

describe('tokenLifetime', () => {
  it('is the distance between issue and expiry, whatever the clock says', () => {
    expect(tokenLifetime(token({ iat: 4_000_000_000, exp: 4_000_000_600 }))).toBe(600_000);
  });

  it('falls back to five minutes for what it cannot read', () => {
    expect(tokenLifetime('opaque')).toBe(300_000);
    expect(tokenLifetime('a.%%%.c')).toBe(300_000);
    expect(tokenLifetime(token({ iat: 10, exp: 5 }))).toBe(300_000);
  });
});
