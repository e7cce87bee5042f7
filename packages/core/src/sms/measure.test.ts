import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureSms } from './measure.js';

const a = (count: number): string => 'a'.repeat(count);

describe('measureSms', () => {
  it('knows the limits of GSM-7 and UCS-2', () => {
    expect(measureSms('')).toMatchObject({ segments: 0, remaining: 160 });
    expect(measureSms(a(160))).toMatchObject({
      encoding: 'GSM-7',
      segments: 1,
      units: 160,
      unitsPerSegment: 160,
      remaining: 0,
    });
    expect(measureSms(a(161))).toMatchObject({ segments: 2, unitsPerSegment: 153, remaining: 145 });
    expect(measureSms(a(306))).toMatchObject({ segments: 2, remaining: 0 });
    expect(measureSms('я'.repeat(70))).toMatchObject({
      encoding: 'UCS-2',
      segments: 1,
      unitsPerSegment: 70,
      remaining: 0,
    });
    expect(measureSms('я'.repeat(71))).toMatchObject({ segments: 2, unitsPerSegment: 67, remaining: 63 });
  });

  it.each([...'€[]{}\\^~|', '\f'])('counts %j twice', (character) => {
    expect(measureSms(character)).toMatchObject({ encoding: 'GSM-7', units: 2 });
  });

  it('never splits a two-unit character: 152 a, €, 153 a are 3 segments', () => {
    expect(measureSms(`${a(152)}€${a(153)}`).segments).toBe(3);
  });

  it('knows which characters force UCS-2', () => {
    for (const character of ['é', 'Ç', '\n']) expect(measureSms(character).encoding).toBe('GSM-7');
    for (const character of ['`', '\t', 'ç', '\u00A0', '’']) {
      expect(measureSms(`x${character}y${character}`)).toMatchObject({
        encoding: 'UCS-2',
        forcing: [character],
      });
    }
  });

  it('counts emoji: 35 are one segment, 36 are two', () => {
    expect(measureSms('😀'.repeat(35)).segments).toBe(1);
    expect(measureSms('😀'.repeat(36)).segments).toBe(2);
  });

  it('says truly how much room is left', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 400 }), (text) => {
        const { segments, remaining, encoding } = measureSms(text);
        expect(remaining).toBeGreaterThanOrEqual(0);
        if (segments < 2) return;
        const filler = encoding === 'GSM-7' ? 'a' : 'я';
        expect(measureSms(text + filler.repeat(remaining)).segments).toBe(segments);
        expect(measureSms(text + filler.repeat(remaining + 1)).segments).toBe(segments + 1);
      }),
      { numRuns: 200 },
    );
  });
});
