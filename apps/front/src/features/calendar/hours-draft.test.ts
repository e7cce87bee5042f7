import { expect, it } from 'vitest';
import { hoursInput, type HoursDraft } from './hours-draft';

const draft: HoursDraft = {
  bookable: true,
  zone: 'America/Chicago',
  days: [{ weekday: 1, from: 540, to: 1020 }],
  slotMinutes: '30',
  bufferMinutes: '0',
  noticeMinutes: ' 120 ',
  horizonDays: '14',
};

it('working hours are saved as numbers', () =>
  expect(hoursInput(draft)).toEqual({
    input: {
      userId: null,
      bookable: true,
      hours: { zone: 'America/Chicago', days: [{ weekday: 1, from: 540, to: 1020 }] },
      slotMinutes: 30,
      bufferMinutes: 0,
      noticeMinutes: 120,
      horizonDays: 14,
    },
  }));

it.each([
  [{ slotMinutes: 'half' }, 'slotMinutes'],
  [{ horizonDays: '' }, 'horizonDays'],
  [{ days: [] }, 'days'],
  [{ days: [{ weekday: 1, from: 600, to: 540 }] }, 'days'],
])('%o is refused at its field', (change, field) => {
  const result = hoursInput({ ...draft, ...change });
  expect('problems' in result ? Object.keys(result.problems) : []).toEqual([field]);
});

it('who takes no appointments needs no hours', () =>
  expect(hoursInput({ ...draft, bookable: false, days: [] })).toHaveProperty('input'));
