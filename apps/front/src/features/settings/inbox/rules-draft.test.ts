import { describe, expect, it } from 'vitest';
import { draftOfRules, rulesInput, type RulesDraft } from './rules-draft';

const draft: RulesDraft = {
  assignment: 'ROUND_ROBIN',
  assigneeIds: [],
  slaHotMinutes: ' 5 ',
  slaMinutes: '',
  escalateMinutes: '30',
  hours: null,
};

describe('the inbox’s rules', () => {
  it('begin as they are stored, with those who can be seen in the form', () => {
    const stored: Parameters<typeof draftOfRules>[0] = {
      assignment: 'ROUND_ROBIN',
      assigneeIds: ['ann', 'became-a-viewer'],
      slaHotMinutes: 5,
      slaMinutes: null,
      escalateMinutes: 30,
      businessHours: null,
    };
    expect(draftOfRules(stored, [{ id: 'ann' }, { id: 'bob' }])).toEqual({
      ...draft,
      slaHotMinutes: '5',
      assigneeIds: ['ann'],
    });
  });

  it('are saved whole; nothing typed is no promise', () => {
    expect(rulesInput(draft)).toEqual({
      input: {
        assignment: 'ROUND_ROBIN',
        assigneeIds: [],
        slaHotMinutes: 5,
        slaMinutes: null,
        escalateMinutes: 30,
        businessHours: null,
      },
    });
  });

  it.each([
    [{ slaHotMinutes: '0' }, 'slaHotMinutes'],
    [{ slaMinutes: '1.5' }, 'slaMinutes'],
    [{ slaMinutes: '10081' }, 'slaMinutes'],
    [{ escalateMinutes: '' }, 'escalateMinutes'],
    [{ hours: { zone: 'America/Chicago', days: [] } }, 'hours'],
    [{ hours: { zone: 'America/Chicago', days: [{ weekday: 1, from: 600, to: 540 }] } }, 'hours'],
  ])('%o is refused at its field', (change, field) => {
    const result = rulesInput({ ...draft, ...change });
    expect('problems' in result ? Object.keys(result.problems) : []).toEqual([field]);
  });
});
