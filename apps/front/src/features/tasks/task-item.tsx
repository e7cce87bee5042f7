'use client';
import { useMutation } from '@apollo/client/react';
import { Button, cn, StatusChip, toast } from '@og/ui';
import { ListTodo, Phone } from 'lucide-react';
import Link from 'next/link';
import {
  CancelTaskDocument,
  ReopenTaskDocument,
  TasksDocument,
  type TaskRowFragment as Task,
} from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { formatMoment } from '@/lib/format';
import { phoneText } from '@/lib/phone-text';
import { dueWords } from './due-words';

export interface TaskItemProps {
  task: Task;
  now: Date | null;
  /** Null: this person may only look. */
  onComplete: ((task: Task) => void) | null;
  /** On the lead's own page its name says nothing. */
  hideLead?: boolean;
}

/** One task with what can be done about it; every change can be taken back. */
export function TaskItem({ task, now, onComplete, hideLead }: TaskItemProps) {
  const due = now ? dueWords(task.dueAt, now) : null;
  const Icon = task.type === 'CALL' ? Phone : ListTodo;
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-2 border-b py-3 last:border-b-0">
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-3" />
      <div className="flex min-w-0 flex-1 basis-60 flex-col gap-0.5">
        <span className={cn('font-medium', task.state !== 'OPEN' && 'text-ink-3 line-through')}>
          <span className="sr-only">{task.type === 'CALL' ? 'Call: ' : 'Task: '}</span>
          {task.title}
        </span>
        <span className="text-13 text-ink-2">
          {hideLead ? null : (
            <>
              <Link href={`/leads/${task.lead.id}`} className="rounded-sm underline-offset-2 hover:underline">
                {task.lead.name}
              </Link>
              {task.type === 'CALL' && task.lead.phone ? (
                <span className="tabular-nums"> · {phoneText(task.lead.phone)}</span>
              ) : null}
            </>
          )}
          {task.campaignName ? `${hideLead ? '' : ' · '}${task.campaignName}` : null}
        </span>
        {task.notes ? <p className="text-13 whitespace-pre-wrap text-ink-3">{task.notes}</p> : null}
        <span className="text-12 text-ink-3">
          {task.assignee ? `${task.assignee.name} · ` : 'Nobody in particular · '}
          {task.state === 'OPEN' ? (
            <>
              <span className={cn(due?.overdue && 'font-medium text-danger')}>{due?.text}</span>
              {` · priority ${task.priority}`}
            </>
          ) : task.state === 'DONE' ? (
            <>
              Done {task.doneAt ? formatMoment(task.doneAt) : ''}
              {task.dispositionLabel ? ` · ${task.dispositionLabel}` : ''}
            </>
          ) : (
            'Canceled'
          )}
        </span>
      </div>
      {task.state === 'OPEN' && due?.overdue ? (
        <span className="flex min-h-8 items-center">
          <StatusChip tone="warn">Overdue</StatusChip>
        </span>
      ) : null}
      {onComplete ? <TaskActs task={task} onComplete={onComplete} /> : null}
    </li>
  );
}

function TaskActs({ task, onComplete }: { task: Task; onComplete: (task: Task) => void }) {
  const options = { refetchQueries: [TasksDocument] };
  const [cancel, canceling] = useMutation(CancelTaskDocument, options);
  const [reopen, reopening] = useMutation(ReopenTaskDocument, options);
  const again = async () => {
    const why = await refusal(async () => (await reopen({ variables: { id: task.id } })).data?.reopenTask);
    if (why) toast.error(why);
    else toast.success('It is to be done again');
  };
  const giveUp = async () => {
    const why = await refusal(async () => (await cancel({ variables: { id: task.id } })).data?.cancelTask);
    if (why) toast.error(why);
    else toast.success('The task was canceled', { action: { label: 'Undo', onClick: () => void again() } });
  };
  const about = <span className="sr-only"> {task.title}</span>;
  if (task.state !== 'OPEN')
    return (
      <Button variant="ghost" loading={reopening.loading} onClick={() => void again()}>
        Reopen{about}
      </Button>
    );
  return (
    <span className="flex gap-1">
      <Button variant="ghost" loading={canceling.loading} onClick={() => void giveUp()}>
        Cancel{about}
      </Button>
      <Button onClick={() => onComplete(task)}>Done{about}</Button>
    </span>
  );
}
