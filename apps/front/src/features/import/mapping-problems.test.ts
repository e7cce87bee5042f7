import { describe, expect, it } from 'vitest';
import { lacksNames, mappingProblems } from './mapping-problems';

const column = (index: number, field: string | null) => ({ column: `c${index}`, index, field });

describe('mappingProblems', () => {
  it('takes several columns for phones and e-mails', () => {
    const { columns, whole } = mappingProblems([column(0, 'phone'), column(1, 'phone'), column(2, null)]);
    expect(columns.size).toBe(0);
    expect(whole).toBeNull();
  });

  it('names the second column of a field that takes one', () => {
    const { columns } = mappingProblems([column(0, 'email'), column(1, 'zip'), column(2, 'zip')]);
    expect([...columns.keys()]).toEqual([2]);
    expect(columns.get(2)).toContain('“c1”');
  });

  it('asks for a phone or an e-mail', () => {
    expect(mappingProblems([column(0, 'firstName')]).whole).toContain('phone or the e-mail');
  });
});

it('notices that nobody has a name', () => {
  expect(lacksNames([column(0, null), column(1, 'phone')])).toBe(true);
  expect(lacksNames([column(0, 'fullName'), column(1, 'phone')])).toBe(false);
});
