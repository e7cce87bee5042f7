import { describe, expect, it } from 'vitest';
import { formatPhone, parsePhone } from './index.js';

describe('parsePhone', () => {
  it.each([
    ['3055550123', '+13055550123'],
    ['(305) 555-0123', '+13055550123'],
    ['1-305-555-0123', '+13055550123'],
    ['+1 305.555.0123', '+13055550123'],
    ['tel:+13055550123', '+13055550123'],
    ['001 305 555 0123', '+13055550123'],
    ['3055550123.0', '+13055550123'],
    ['(305) 555-0123 (cell)', '+13055550123'],
    ['+44 7911 123456', '+447911123456'],
    ['+52 55 1234 5678', '+525512345678'],
  ])('reads %s', (raw, e164) => {
    expect(parsePhone(raw)).toMatchObject({ ok: true, e164 });
  });

  it('accepts all of 555-0100 to 555-0199, which the demo uses', () => {
    for (let n = 100; n < 200; n++) {
      expect(parsePhone(`212-555-0${n}`)).toEqual({
        ok: true,
        e164: `+12125550${n}`,
        type: 'fixed_or_mobile',
      });
    }
  });

  it('keeps extensions apart', () => {
    expect(parsePhone('305-555-0123 x45')).toMatchObject({ e164: '+13055550123', extension: '45' });
    expect(parsePhone('305.555.0123 ext. 12')).toMatchObject({ e164: '+13055550123', extension: '12' });
  });

  it.each([
    ['', 'empty', /No number/],
    ['   ', 'empty', /No number/],
    ['abc', 'not_a_phone', /not a phone/],
    ['305555O123', 'not_a_phone', /letter O/],
    ['3.05555E+09', 'not_a_phone', /spreadsheet/],
    ['30555501', 'too_short', /^8 digits: a US number needs 10\.$/],
    ['305 555 01234', 'too_long', /^11 digits/],
    ['12', 'too_short', /^2 digits/],
    ['1055550123', 'invalid', /area codes start with 2 to 9/],
    ['3051550123', 'invalid', /starts with 2 to 9, not with 1/],
    ['5552345678', 'invalid', /555 is not in use/],
    ['800-555-1234', 'toll_free', /toll-free/],
    ['900 555 1234', 'premium_rate', /premium/],
    ['+15005550006', 'personal_number', /personal/],
    ['+44 79', 'too_short', /./],
  ])('refuses %s as %s', (raw, code, message) => {
    const result = parsePhone(raw);
    expect(result).toMatchObject({ ok: false, code });
    if (!result.ok) expect(result.message).toMatch(message);
  });

  it('takes test and toll-free numbers only when told to', () => {
    expect(parsePhone('+15005550006', 'US', { allowTestNumbers: true })).toMatchObject({ ok: true });
    expect(parsePhone('800-555-1234', 'US', { allowTollFree: true })).toMatchObject({
      ok: true,
      type: 'toll_free',
    });
  });

  it('never throws on any text', () => {
    for (const raw of ['+', '++1', '(((', '\0', '9'.repeat(500), '+1 (', '☎️', 'x'.repeat(90)]) {
      expect(parsePhone(raw).ok).toBe(false);
    }
  });
});

it('formats for people', () => {
  expect(formatPhone('+13055550123')).toBe('(305) 555-0123');
  expect(formatPhone('+442079460958')).toBe('+44 20 7946 0958');
  expect(formatPhone('nonsense')).toBe('nonsense');
});
