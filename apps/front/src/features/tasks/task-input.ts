import type { CreateTaskInput, TaskType } from '../../gql/graphql';
import { instantOf } from '../../lib/zoned-time';

/** A task as it stands in the form. */
export interface TaskDraft {
  type: TaskType;
  title: string;
  /** As `<input type="datetime-local">` has it, in the team's zone; empty: now. */
  due: string;
  /** A member's id; empty: nobody in particular. */
  assigneeId: string;
}

export interface TaskProblems {
  title?: string;
  due?: string;
}

/**
 * What is asked of the server, or what is wrong with it in words.
 * @param now the API's time; null while it is not known: then no time is taken for past
 */
export function taskInput(
  leadId: string,
  draft: TaskDraft,
  { zone, now }: { zone: string; now: Date | null },
): { input: CreateTaskInput } | { problems: TaskProblems } {
  const title = draft.title.trim();
  const dueAt = draft.due === '' ? null : instantOf(draft.due, zone);
  const problems: TaskProblems = {
    ...(title === '' ? { title: 'Say what is to be done.' } : {}),
    ...dueProblem(draft.due, dueAt, now),
  };
  if (problems.title || problems.due) return { problems };
  return {
    input: {
      leadId,
      type: draft.type,
      title,
      dueAt: dueAt?.toISOString() ?? null,
      assigneeId: draft.assigneeId || null,
    },
  };
}

/** Within the minute that has begun is not past. */
function dueProblem(due: string, dueAt: Date | null, now: Date | null): TaskProblems {
  if (due === '') return {};
  if (!dueAt) return { due: 'Give a date and a time.' };
  return now && dueAt.getTime() < now.getTime() - 60_000
    ? { due: 'This time has passed: choose one to come.' }
    : {};
}
