import { describe, expect, it } from 'vitest';
import { afterSave, draftOfRules, lookedAgain, rulesInput, withPart, type RulesDraft } from './rules-draft';

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
      version: 'v1',
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

describe('what was changed and is not saved', () => {
  it('is what was touched, with the version that was seen first', () => {
    const first = withPart(null, { slaMinutes: '4' }, 'v1');
    expect(first).toEqual({ parts: { slaMinutes: '4' }, seen: 'v1' });
    // Somebody else saved in between, and the form shows it: that was not seen when this began.
    const second = withPart(first, { slaMinutes: '45', escalateMinutes: '9' }, 'v2');
    expect(second).toEqual({ parts: { slaMinutes: '45', escalateMinutes: '9' }, seen: 'v1' });
    // Told of it, they look again: from then on what is shown is what was seen.
    expect(withPart(lookedAgain(second), { slaMinutes: '46' }, 'v3').seen).toBe('v3');
  });

  it('stays when it was typed while a save was under way', () => {
    const saved = withPart(null, { slaMinutes: '4' }, 'v1');
    expect(afterSave(saved, saved)).toBeNull();
    const typed = withPart(saved, { slaMinutes: '45' }, 'v1');
    // The save itself made a new version, which is no surprise to who saved.
    expect(afterSave(typed, saved)).toEqual({ parts: { slaMinutes: '45' }, seen: null });
    expect(afterSave(null, saved)).toBeNull();
  });
});
