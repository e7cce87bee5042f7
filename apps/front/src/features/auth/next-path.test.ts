import { describe, expect, it } from 'vitest';
import { safeNextPath } from './next-path';

describe('safeNextPath', () => {
  it('keeps paths of this site with their query', () => {
    expect(safeNextPath('/leads?search=ann')).toBe('/leads?search=ann');
  });
  it.each([null, '', 'https://evil.example', '//evil.example', '/\\evil.example', '/login?next=/x', 'leads'])(
    'goes home for %s',
    (next) => {
      expect(safeNextPath(next)).toBe('/home');
    },
  );
});
