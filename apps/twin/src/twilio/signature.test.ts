import fc from 'fast-check';
import twilio from 'twilio';
import { describe, expect, it } from 'vitest';
import { sign } from './signature.js';

describe('sign', () => {
  it('agrees with the vendor’s validator for any form and query', () => {
    const name = fc.stringMatching(/^[A-Za-z]{1,12}$/);
    fc.assert(
      fc.property(
        fc.dictionary(name, fc.string({ unit: 'grapheme' })),
        fc.webQueryParameters(),
        (form, query) => {
          const params = { ...form };
          const url = `https://example.com/hooks/twilio?${query}`;
          expect(twilio.validateRequest('token', sign('token', url, params), url, params)).toBe(true);
          expect(twilio.validateRequest('token', sign('other', url, params), url, params)).toBe(false);
        },
      ),
    );
  });

  it('gives the vector of the vendor’s documentation', () => {
    const params = {
      CallSid: 'CA1234567890ABCDE',
      Caller: '+14158675310',
      Digits: '1234',
      From: '+14158675310',
      To: '+18005551212',
    };
    const url = 'https://mycompany.com/myapp.php?foo=1&bar=2';
    expect(sign('12345', url, params)).toBe('GvWf1cFY/Q7PnoempGyD5oXAezc=');
  });
});
