import { describe, expect, it } from 'vitest';
import { safeNextPath } from './next-path';

describe('safeNextPath', () => {
  it('keeps paths of this site with their query', () => {
    expect(safeNextPath('/leads?search=ann')).toBe('/leads?search=ann');
  });
  it.each([
    null,
    '',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/x/..//evil.example',
    '/%2e%2e//evil.example',
    '/login?next=/x',
    '/x/../login',
    'leads',
  ])('goes home for %j', (next) => {
    expect(safeNextPath(next)).toBe('/home');
  });
});
