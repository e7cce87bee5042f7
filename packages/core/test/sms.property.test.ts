import fc from 'fast-check';
import { expect, it } from 'vitest';
import { propertyRuns } from './property-runs.js';
import { measureByCalculator, measureSms } from '../src/sms/measure.js';

const GSM = '@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&()*+,-./0123456789:;<=>?¡AZÄÖÑÜ§¿azäöñüà\n';
const word = fc.string({ unit: fc.constantFrom(...GSM), maxLength: 30 });
const part = fc.oneof(
  { weight: 12, arbitrary: word },
  { weight: 3, arbitrary: fc.string({ unit: fc.constantFrom(...'^{}[~]|€\\\f'), maxLength: 6 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('’', '“', '–', '…', 'ç', '`', '™', 'ő', '\t', '\u00a0', '\r\n', '\r'),
  },
  { weight: 1, arbitrary: fc.constantFrom('🙂', '👨‍👩‍👧', 'e\u0301', '🇺🇸', 'शुभ', '한', '\u200d') },
);
const text = fc.array(part, { minLength: 1, maxLength: 14 }).map((parts) => parts.join(''));

it('counts by arithmetic what the calculator counts', { timeout: 600_000 }, () => {
  fc.assert(
    fc.property(text, (value) => {
      if (value !== '') expect(measureSms(value)).toEqual(measureByCalculator(value));
    }),
    { numRuns: propertyRuns(3_000, 100_000) },
  );
});

it('agrees around the edges of a segment', () => {
  for (const base of ['a', '€', '’', 'ç'])
    for (const length of [1, 69, 70, 71, 79, 80, 81, 133, 134, 135, 152, 153, 154, 159, 160, 161, 306, 307])
      for (const tail of ['', '€', 'a', '’']) {
        const value = base.repeat(length) + tail;
        expect(measureSms(value), `${base}×${length}${tail}`).toEqual(measureByCalculator(value));
      }
});
