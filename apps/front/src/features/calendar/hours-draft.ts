import type { WorkingHoursFieldsFragment, WorkingHoursInput } from '../../gql/graphql';
import { weekProblem, type WeekSpan } from '../../components/week-hours';

/** Working hours as they stand in the form: numbers are text. */
export interface HoursDraft {
  bookable: boolean;
  zone: string;
  days: readonly WeekSpan[];
  slotMinutes: string;
  bufferMinutes: string;
  noticeMinutes: string;
  horizonDays: string;
}

export type HoursProblems = Partial<Record<keyof HoursDraft, string>>;

export function draftOfHours(hours: WorkingHoursFieldsFragment): HoursDraft {
  return {
    bookable: hours.bookable,
    zone: hours.hours.zone,
    days: hours.hours.days.map(({ weekday, from, to }) => ({ weekday, from, to })),
    slotMinutes: String(hours.slotMinutes),
    bufferMinutes: String(hours.bufferMinutes),
    noticeMinutes: String(hours.noticeMinutes),
    horizonDays: String(hours.horizonDays),
  };
}

/** What is saved, or what is wrong with it in words; the bounds are the server's to judge. */
export function hoursInput(draft: HoursDraft): { input: WorkingHoursInput } | { problems: HoursProblems } {
  const problems: HoursProblems = {};
  const whole = (key: 'slotMinutes' | 'bufferMinutes' | 'noticeMinutes' | 'horizonDays'): number => {
    const text = draft[key].trim();
    if (!/^\d{1,6}$/.test(text)) problems[key] = 'Enter a whole number.';
    return Number(text);
  };
  const numbers = {
    slotMinutes: whole('slotMinutes'),
    bufferMinutes: whole('bufferMinutes'),
    noticeMinutes: whole('noticeMinutes'),
    horizonDays: whole('horizonDays'),
  };
  const wrong = weekProblem(draft.days);
  if (wrong) problems.days = wrong;
  if (draft.bookable && draft.days.length === 0)
    problems.days = 'Open at least one day, or take no appointments.';
  if (Object.keys(problems).length > 0) return { problems };
  return {
    input: {
      userId: null,
      bookable: draft.bookable,
      hours: { zone: draft.zone, days: [...draft.days] },
      ...numbers,
    },
  };
}
