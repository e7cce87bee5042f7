'use client';
import { useQuery } from '@apollo/client/react';
import { Button, EmptyState, Select, SkeletonRows, StatusChip, Toolbar } from '@og/ui';
import { Phone, PhoneCall } from 'lucide-react';
import Link from 'next/link';
import { parseAsBoolean, useQueryState } from 'nuqs';
import { useState } from 'react';
import { QueryError } from '@/components/query-error';
import { dueWords } from '@/features/tasks';
import { CallQueueDocument, type CallQueueQuery } from '@/gql/graphql';
import { useServerNow } from '@/lib/clock';
import { useRenewed } from '@/lib/events/use-renewed';
import { phoneText } from '@/lib/phone-text';
import { useMe } from '@/lib/session/use-me';
import { BriefText } from './brief-text';
import type { Calling } from './use-call';

type Waiting = CallQueueQuery['callQueue'][number];

/** Open call tasks: those whose time has come first, then by priority. */
export function Queue({ calling }: { calling: Calling }) {
  const [mine, setMine] = useQueryState('mine', parseAsBoolean.withDefault(false));
  const { data, error, refetch } = useQuery(CallQueueDocument, {
    variables: { mine: mine || null, first: 50 },
    fetchPolicy: 'cache-and-network',
  });
  useRenewed(['task', 'call'], refetch);
  const list = data?.callQueue;
  return (
    <div>
      <Toolbar label="Filter">
        <Select
          aria-label="Whose"
          className="w-40"
          value={mine ? 'mine' : 'all'}
          options={[
            { value: 'all', label: 'Everybody’s' },
            { value: 'mine', label: 'Mine' },
          ]}
          onValueChange={(next) => void setMine(next === 'mine' ? true : null)}
        />
      </Toolbar>
      {list ? (
        list.length === 0 ? (
          <EmptyState icon={<PhoneCall />} title="Nobody waits for a call">
            Hot replies, steps “call” of a sequence and call tasks that you add put leads here.
          </EmptyState>
        ) : (
          <ol aria-label="To be called" className="flex max-w-200 flex-col">
            {list.map((task, index) => (
              <QueueRow key={task.id} task={task} calling={calling} openAtFirst={index === 0} />
            ))}
          </ol>
        )
      ) : error ? (
        <QueryError what="The call queue" error={error} onRetry={refetch} />
      ) : (
        <SkeletonRows rows={6} density="relaxed" />
      )}
    </div>
  );
}

function QueueRow({ task, calling, openAtFirst }: { task: Waiting; calling: Calling; openAtFirst: boolean }) {
  const { can } = useMe();
  const now = useServerNow(30_000);
  const [open, setOpen] = useState(openAtFirst);
  const due = now ? dueWords(task.dueAt, now) : null;
  return (
    <li className="flex flex-col gap-2 border-b py-3 last:border-b-0">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <span className="flex min-w-0 flex-1 basis-60 flex-col gap-0.5">
          <Link href={`/leads/${task.lead.id}`} className="w-fit rounded-sm font-medium hover:underline">
            {task.lead.name}
          </Link>
          <span className="text-13 text-ink-2">
            {task.title}
            {task.lead.phone ? <span className="tabular-nums"> · {phoneText(task.lead.phone)}</span> : null}
          </span>
          <span className="text-12 text-ink-3">
            Priority {task.priority} · {task.assignee?.name ?? 'Nobody in particular'}
            {due ? ` · ${due.text}` : ''}
          </span>
        </span>
        <span className="flex flex-wrap items-center gap-2">
          {due?.overdue ? <StatusChip tone="warn">Overdue</StatusChip> : null}
          {task.brief ? (
            <Button variant="ghost" aria-expanded={open} onClick={() => setOpen(!open)}>
              Brief<span className="sr-only"> about {task.lead.name}</span>
            </Button>
          ) : null}
          {can('calls.make') && task.lead.phone ? (
            <Button
              icon={<Phone aria-hidden />}
              disabled={calling.loading}
              onClick={() => void calling.call({ leadId: task.lead.id, taskId: task.id })}
            >
              Call<span className="sr-only"> {task.lead.name}</span>
            </Button>
          ) : null}
        </span>
      </div>
      {open && task.brief ? <BriefText brief={task.brief} /> : null}
    </li>
  );
}
