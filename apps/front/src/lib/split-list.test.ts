import { describe, expect, it } from 'vitest';
import { splitList } from './split-list';

describe('splitList', () => {
  it('splits by comma, semicolon and line', () => {
    expect(splitList(' a, b;c\nd,, ')).toEqual(['a', 'b', 'c', 'd']);
  });
});
