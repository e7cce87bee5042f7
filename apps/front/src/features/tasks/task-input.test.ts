import { expect, it } from 'vitest';
import { taskInput, type TaskDraft } from './task-input';

const draft: TaskDraft = { type: 'CALL', title: ' Call back ', due: '', assigneeId: '' };
const when = { zone: 'America/New_York', now: new Date('2026-11-18T17:00:00.000Z') };

it('is due now and nobody’s when nothing else is said', () => {
  expect(taskInput('lead', draft, when)).toEqual({
    input: { leadId: 'lead', type: 'CALL', title: 'Call back', dueAt: null, assigneeId: null },
  });
});

it('is due when a clock of the team’s zone shows the time, and somebody’s', () => {
  expect(taskInput('lead', { ...draft, due: '2026-11-19T09:30', assigneeId: 'ada' }, when)).toMatchObject({
    input: { dueAt: '2026-11-19T14:30:00.000Z', assigneeId: 'ada' },
  });
});

it('says what is wrong', () => {
  expect(taskInput('lead', { ...draft, title: ' ', due: '2026-11-18T11:30' }, when)).toEqual({
    problems: { title: 'Say what is to be done.', due: 'This time has passed: choose one to come.' },
  });
  expect(taskInput('lead', { ...draft, due: 'soon' }, when)).toEqual({
    problems: { due: 'Give a date and a time.' },
  });
});

it('takes no time for past while the time is not known, nor the minute that has begun', () => {
  expect(taskInput('lead', { ...draft, due: '2020-01-01T00:00' }, { ...when, now: null })).toHaveProperty(
    'input',
  );
  const later = { ...when, now: new Date('2026-11-18T17:00:30.000Z') };
  expect(taskInput('lead', { ...draft, due: '2026-11-18T12:00' }, later)).toHaveProperty('input');
});
