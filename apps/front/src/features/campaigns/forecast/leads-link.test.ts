import { describe, expect, it } from 'vitest';
import { leadsLink } from './leads-link';

describe('leadsLink', () => {
  it('narrows the audience to those who were left out', () => {
    expect(leadsLink({ states: ['FL', 'GA'], search: 'roof' }, 'no_consent')).toBe(
      '/leads?states=FL%2CGA&search=roof&consent=no',
    );
    expect(leadsLink({}, 'suppressed')).toBe('/leads?suppressed=yes');
  });

  it('gives no link rather than one to other leads', () => {
    expect(leadsLink({ ids: ['a'] }, 'suppressed')).toBeNull();
    expect(leadsLink({ hasPhone: true }, 'suppressed')).toBeNull();
    expect(leadsLink({}, 'no_phone')).toBeNull();
  });
});
