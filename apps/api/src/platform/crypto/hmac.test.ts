import { createHmac, randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { Hmac } from './hmac.js';

it('is the HMAC of the standard, for keys and texts of any length', () => {
  for (const length of [1, 16, 32, 63, 64]) {
    const key = randomBytes(length);
    const hmac = new Hmac(key);
    for (const text of ['', 'sms|+12125550123', 'ünï🙂', 'x'.repeat(1_000)]) {
      expect(hmac.digest(text, 'hex')).toBe(createHmac('sha256', key).update(text).digest('hex'));
      expect(hmac.digest(text, 'base64url')).toBe(createHmac('sha256', key).update(text).digest('base64url'));
    }
  }
  expect(() => new Hmac(randomBytes(65))).toThrow(RangeError);
});
