import { describe, expect, it } from 'vitest';
import {
  emptyLead,
  leadFormSchema,
  newLeadSchema,
  phoneLine,
  toCreateInput,
  toUpdateInput,
} from './lead-form';

describe('lead form', () => {
  it('sends only what was typed when a lead is created', () => {
    const input = toCreateInput({ ...emptyLead, firstName: 'Ann', phones: '512-555-0100\n512-555-0101' });
    expect(input).toEqual({ firstName: 'Ann', phones: ['512-555-0100', '512-555-0101'], tags: [] });
  });

  it('sends only changed fields when a lead is edited, and empties those that were cleared', () => {
    const values = { ...emptyLead, firstName: 'Ann', company: '', tags: 'roof, hail, roof' };
    expect(toUpdateInput(values, { company: true, tags: true })).toEqual({
      company: null,
      tags: ['roof', 'hail'],
    });
  });

  it('does not let an e-mail through that is none', () => {
    expect(leadFormSchema.safeParse({ ...emptyLead, email: 'ann at example' }).success).toBe(false);
    expect(leadFormSchema.safeParse(emptyLead).success).toBe(true);
  });

  it('wants a phone or an e-mail of a new lead', () => {
    expect(newLeadSchema.safeParse(emptyLead).error?.issues[0]?.path).toEqual(['phones']);
    expect(newLeadSchema.safeParse({ ...emptyLead, email: 'ann@example.com' }).success).toBe(true);
  });

  it('shows the extension of a phone, as it can be typed', () => {
    expect(phoneLine({ formatted: '(512) 555-0100', extension: '12' })).toBe('(512) 555-0100 ext. 12');
    expect(phoneLine({ formatted: '(512) 555-0100', extension: null })).toBe('(512) 555-0100');
  });
});
