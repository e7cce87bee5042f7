'use client';
import { useQuery } from '@apollo/client/react';
import { Section, Skeleton } from '@og/ui';
import { useState } from 'react';
import { lazyPart } from '@/components/lazy-part';
import { TasksDocument, type TaskRowFragment } from '@/gql/graphql';
import { useServerNow } from '@/lib/clock';
import { useRenewed } from '@/lib/events/use-renewed';
import { useMe } from '@/lib/session/use-me';
import { CompleteDialog } from './complete-dialog';
import { TaskItem } from './task-item';

const AddTask = lazyPart(
  () => import('./add-task').then((file) => file.AddTask),
  <Skeleton className="h-30" />,
);

/** What is to be done for one lead. */
export function LeadTasks({ leadId }: { leadId: string }) {
  const { can } = useMe();
  const mayWrite = can('tasks.write');
  const [completing, setCompleting] = useState<TaskRowFragment | null>(null);
  const now = useServerNow(30_000);
  const { data, refetch } = useQuery(TasksDocument, {
    variables: { states: ['OPEN'], mine: null, leadId, first: 20 },
    fetchPolicy: 'cache-and-network',
  });
  useRenewed(['task'], refetch);
  const tasks = data?.tasks.edges.map((edge) => edge.node) ?? [];
  if (!mayWrite && tasks.length === 0) return null;
  return (
    <Section title="Tasks">
      {tasks.length > 0 ? (
        <ul aria-label="Tasks of this lead" className="flex flex-col">
          {tasks.map((task) => (
            <TaskItem
              key={task.id}
              task={task}
              now={now}
              hideLead
              onComplete={mayWrite ? setCompleting : null}
            />
          ))}
        </ul>
      ) : null}
      {mayWrite ? <AddTask leadId={leadId} /> : null}
      <CompleteDialog of={completing} onClose={() => setCompleting(null)} />
    </Section>
  );
}
