import { describe, expect, it } from 'vitest';
import { cannedSearch, newestWritten } from './composer-words';

describe('canned replies', () => {
  it('are looked for after a slash at the beginning', () => {
    expect(cannedSearch('/')).toBe('');
    expect(cannedSearch('/pri')).toBe('pri');
  });

  it('are not, anywhere else', () => {
    expect(cannedSearch('')).toBeNull();
    expect(cannedSearch('and/or')).toBeNull();
    expect(cannedSearch('/price please')).toBeNull();
  });
});

describe('the newest message', () => {
  it('is the one that was written last, not the one that is planned for the latest time', () => {
    expect(newestWritten([{ id: '019a-2' }, { id: '019a-3' }, { id: '019a-1' }])).toBe('019a-3');
    expect(newestWritten([])).toBeNull();
  });
});
