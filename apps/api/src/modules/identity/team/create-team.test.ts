import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slugOf } from './create-team.js';

describe('slugOf', () => {
  it.each([
    ["Ada's Team!", 'ada-s-team'],
    ['Müller & Söhne', 'muller-sohne'],
    ['  --  ', 'team'],
    ['不動産', 'team'],
    ['A'.repeat(90), 'a'.repeat(48)],
  ])('%s → %s', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  it('is always a label of 1 to 48 letters, digits and inner hyphens', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (name) => {
        expect(slugOf(name)).toMatch(/^[a-z0-9](?:[a-z0-9-]{0,46}[a-z0-9])?$/);
      }),
    );
  });
});
