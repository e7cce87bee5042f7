import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonFieldReader } from './json-field.js';

function read(pieces: readonly string[], field = 'reply'): string {
  const reader = new JsonFieldReader(field);
  return pieces.map((piece) => reader.push(piece)).join('');
}

describe('a field of a JSON that is still being written', () => {
  it('is told as it comes, without what stands around it', () => {
    const reader = new JsonFieldReader('reply');
    expect(reader.push('{"intent": "question", "rep')).toBe('');
    expect(reader.push('ly": "Hi An')).toBe('Hi An');
    expect(reader.push('n,\\nhow \\')).toBe('n,\nhow ');
    expect(reader.push('"are\\" you')).toBe('"are" you');
    expect(reader.push('?", "claims": [{"reply": "no"}]}')).toBe('?');
    expect(reader.push(', "reply": "again"')).toBe('');
  });

  it('is not mistaken for a value or an inner field of the same name', () => {
    expect(read(['{"a":"reply","b":{"reply":"inner"},"c":["reply"],"reply":"outer"}'])).toBe('outer');
    expect(read(['{"reply":null,"x":"reply"}'])).toBe('');
    expect(read(['["reply","x"]'])).toBe('');
  });

  it('never tells half a character', () => {
    const reader = new JsonFieldReader('reply');
    expect(reader.push('{"reply":"a\\ud83d')).toBe('a');
    expect(reader.push('\\ude00b"}')).toBe('😀b');
  });

  it('is the field’s text however the JSON is cut', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string({ maxLength: 6 }).filter((key) => key !== 'reply'),
          fc.jsonValue({ maxDepth: 3 }),
        ),
        text,
        fc.array(fc.nat(400), { maxLength: 12 }),
        fc.boolean(),
        (others, reply, cuts, spaced) => {
          const json = JSON.stringify({ ...others, reply, z: { reply: 'inner' } }, null, spaced ? 1 : 0);
          const at = [0, ...cuts.map((cut) => cut % (json.length + 1)), json.length].toSorted(
            (a, b) => a - b,
          );
          const pieces = at.slice(1).map((end, index) => json.slice(at[index], end));
          expect(read(pieces)).toBe(reply);
        },
      ),
      { numRuns: 500 },
    );
  });
});
