'use client';
import { useQuery } from '@apollo/client/react';
import { EmptyState, formatCount, PageHeader, Select, SkeletonRows, Toolbar } from '@og/ui';
import { ListChecks } from 'lucide-react';
import { parseAsBoolean, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useState } from 'react';
import { QueryError } from '@/components/query-error';
import { ShowMore } from '@/components/show-more';
import { TasksDocument, type TaskRowFragment } from '@/gql/graphql';
import { useNextPage } from '@/lib/apollo/use-next-page';
import { useServerNow } from '@/lib/clock';
import { useRenewed } from '@/lib/events/use-renewed';
import { useMe } from '@/lib/session/use-me';
import { CompleteDialog } from './complete-dialog';
import { TaskItem } from './task-item';

const states = ['OPEN', 'DONE', 'CANCELED'] as const;
const params = {
  state: parseAsStringLiteral(states).withDefault('OPEN'),
  mine: parseAsBoolean.withDefault(false),
};
const words = { OPEN: 'To do', DONE: 'Done', CANCELED: 'Canceled' } as const;

/** Calls and other things that people have to do, from sequences and by hand. */
export function TasksPage() {
  const [{ state, mine }, setParams] = useQueryStates(params);
  const { can } = useMe();
  const [completing, setCompleting] = useState<TaskRowFragment | null>(null);
  const now = useServerNow(30_000);
  const { data, error, refetch, fetchMore, networkStatus } = useQuery(TasksDocument, {
    variables: { states: [state], mine: mine || null, leadId: null, first: 50 },
    fetchPolicy: 'cache-and-network',
    notifyOnNetworkStatusChange: true,
  });
  useRenewed(['task'], refetch);
  const list = data?.tasks;
  const more = useNextPage(list?.pageInfo, networkStatus, (after) => fetchMore({ variables: { after } }));
  return (
    <>
      <PageHeader
        title="Tasks"
        meta={
          list ? `${formatCount(list.total)} ${words[state].toLowerCase()}` : 'Calls and other things to do.'
        }
      />
      <Toolbar label="Filter">
        <Select
          aria-label="State"
          className="w-36"
          value={state}
          options={states.map((value) => ({ value, label: words[value] }))}
          onValueChange={(next: (typeof states)[number]) => void setParams({ state: next })}
        />
        <Select
          aria-label="Whose"
          className="w-40"
          value={mine ? 'mine' : 'all'}
          options={[
            { value: 'all', label: 'Everybody’s' },
            { value: 'mine', label: 'Mine' },
          ]}
          onValueChange={(next) => void setParams({ mine: next === 'mine' ? true : null })}
        />
      </Toolbar>
      {list ? (
        list.edges.length === 0 ? (
          <EmptyState icon={<ListChecks />} title={state === 'OPEN' ? 'Nothing to do' : 'Nothing here'}>
            Steps “call” and “task” of a sequence put work here, and so can you on a lead’s page.
          </EmptyState>
        ) : (
          <ul aria-label="Tasks" className="flex max-w-200 flex-col">
            {list.edges.map(({ node }) => (
              <TaskItem
                key={node.id}
                task={node}
                now={now}
                onComplete={can('tasks.write') ? setCompleting : null}
              />
            ))}
          </ul>
        )
      ) : error ? (
        <QueryError what="Tasks" error={error} onRetry={refetch} />
      ) : (
        <SkeletonRows rows={6} density="relaxed" />
      )}
      <ShowMore page={more} />
      <CompleteDialog of={completing} onClose={() => setCompleting(null)} />
    </>
  );
}
