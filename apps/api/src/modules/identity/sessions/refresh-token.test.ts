import { newId } from '@og/db';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashToken, newRefreshToken, sameHash, sessionIdOf } from './refresh-token.js';

describe('refresh tokens', () => {
  it('name their session and differ each time', () => {
    const sessionId = newId();
    const [first, second] = [newRefreshToken(sessionId), newRefreshToken(sessionId)];
    expect(sessionIdOf(first.token)).toBe(sessionId);
    expect(first.token).not.toBe(second.token);
    expect(sameHash(hashToken(first.token), first.hash)).toBe(true);
    expect(sameHash(hashToken(first.token), second.hash)).toBe(false);
    expect(sameHash(first.hash, null)).toBe(false);
  });

  it('any other text names none', () => {
    const { token } = newRefreshToken(newId());
    for (const text of [
      '',
      '.',
      token.slice(0, -1),
      `${token}x`,
      `${token}.x`,
      token.replace('.', ' '),
      `x${token}`,
    ]) {
      expect(sessionIdOf(text), text).toBeNull();
    }
    fc.assert(fc.property(fc.string(), (text) => sessionIdOf(text) === null));
  });
});
