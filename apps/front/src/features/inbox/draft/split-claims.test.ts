import { describe, expect, it } from 'vitest';
import { splitClaims } from './split-claims';

const claim = (text: string) => ({ text });

describe('claims in a text', () => {
  it('are cut out where they stand, in their order', () => {
    const parts = splitClaims('A roof costs $4,200 and takes 2 days.', [claim('2 days'), claim('$4,200')]);
    expect(parts.map(({ text }) => text)).toEqual(['A roof costs ', '$4,200', ' and takes ', '2 days', '.']);
    expect(parts.map((part) => part.claim?.text ?? null)).toEqual([null, '$4,200', null, '2 days', null]);
  });

  it('leave the text as it is when they do not stand in it, or stand in another', () => {
    expect(splitClaims('Hello', [claim('$5'), claim('')])).toEqual([{ text: 'Hello', claim: null }]);
    const nested = splitClaims('for $4,200 net', [claim('$4,200'), claim('$4,200 net')]);
    expect(nested.map(({ text }) => text).join('')).toBe('for $4,200 net');
    expect(nested.filter((part) => part.claim)).toHaveLength(1);
  });

  it('are found in any case', () => {
    expect(splitClaims('ON MONDAY we come', [claim('on Monday')])[0]?.text).toBe('ON MONDAY');
  });
});
