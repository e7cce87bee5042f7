import { describe, expect, it } from 'vitest';
import { Vault } from './vault.js';

const [OLD, NEW, OLDER] = ['the former secret', 'the present secret', 'the one before them'].map((text) =>
  text.padEnd(40, '.'),
) as [string, string, string];
const CONTEXT = 'team‖integration';

describe('while APP_SECRET is changed', () => {
  const before = new Vault(OLD);
  const after = new Vault(NEW, {
    previous: [OLD, OLDER],
    pepper: Buffer.from(before.addressPepper, 'base64'),
  });
  const alone = new Vault(NEW);

  it('what the former ones sealed opens, and what is sealed now needs the new one', () => {
    for (const vault of [before, new Vault(OLDER)]) {
      const sealed = vault.seal({ key: 'x' }, CONTEXT);
      expect(after.open(sealed, CONTEXT)).toEqual({ key: 'x' });
      expect(after.isCurrent(sealed)).toBe(false);
      expect(() => alone.open(sealed, CONTEXT)).toThrow();
      expect(() => after.open(sealed, 'another‖place')).toThrow();
    }
    const anew = after.seal({ key: 'y' }, CONTEXT);
    expect(after.isCurrent(anew)).toBe(true);
    expect(alone.open(anew, CONTEXT)).toEqual({ key: 'y' });
    expect(() => before.open(anew, CONTEXT)).toThrow();
  });

  it('what was sealed before keys had names opens too', () => {
    expect(after.open({ ...before.seal(1, CONTEXT), keyId: 'k1' }, CONTEXT)).toBe(1);
    expect(before.open({ ...before.seal(1, CONTEXT), keyId: 'k1' }, CONTEXT)).toBe(1);
  });

  it('links in mails go on working, short-lived addresses and sign-ins do not', () => {
    const signature = before.sign('a link');
    expect([after.verifyLasting('a link', signature), after.verify('a link', signature)]).toEqual([
      true,
      false,
    ]);
    expect(after.verifyLasting('another link', signature)).toBe(false);
    expect(alone.verifyLasting('a link', signature)).toBe(false);
    expect(after.verify('a link', after.sign('a link'))).toBe(true);
    expect(after.tokenKey.equals(before.tokenKey)).toBe(false);
    expect(after.tokenKey.equals(alone.tokenKey)).toBe(true);
  });

  it('addresses are hashed as before', () => {
    const hash = before.addressHash('sms', '+12125550123');
    expect(after.addressHash('sms', '+12125550123')).toBe(hash);
    expect(alone.addressHash('sms', '+12125550123')).not.toBe(hash);
  });

  it('names of keys tell nothing of them', () => {
    const { keyId } = before.seal(1, CONTEXT);
    expect(keyId).toMatch(/^[0-9a-f]{8}$/);
    expect(keyId).toBe(new Vault(OLD).seal(2, CONTEXT).keyId);
    expect(keyId).not.toBe(after.seal(1, CONTEXT).keyId);
  });
});
