'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { Banner, Button, Field, Input, Section, Select, toast } from '@og/ui';
import { useState, type FormEvent } from 'react';
import { CreateTaskDocument, TasksDocument, type TaskRowFragment, type TaskType } from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { useServerNow } from '@/lib/clock';
import { useTeamEvents } from '@/lib/events/team-events-provider';
import { useMe } from '@/lib/session/use-me';
import { useThrottled } from '@/lib/use-throttled';
import { CompleteDialog } from './complete-dialog';
import { TaskItem } from './task-item';

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
  const refresh = useThrottled(() => void refetch().catch(() => undefined), 1000);
  useTeamEvents(({ type }) => {
    if (/^(task|feed)\./.test(type)) refresh();
  });
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

function AddTask({ leadId }: { leadId: string }) {
  const [create, { loading }] = useMutation(CreateTaskDocument, { refetchQueries: [TasksDocument] });
  const [type, setType] = useState<TaskType>('CALL');
  const [title, setTitle] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!title.trim()) {
      setProblem('Say what is to be done.');
      return;
    }
    const why = await refusal(async () => {
      const { data } = await create({ variables: { input: { leadId, type, title: title.trim() } } });
      return data?.createTask;
    });
    setProblem(why);
    if (why) return;
    setTitle('');
    toast.success('The task was added');
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-3">
      {problem ? (
        <Banner tone="danger" announce>
          {problem}
        </Banner>
      ) : null}
      <div className="flex flex-wrap items-end gap-2">
        <Select
          aria-label="Kind of task"
          className="w-28"
          value={type}
          options={[
            { value: 'CALL', label: 'Call' },
            { value: 'MANUAL', label: 'Other' },
          ]}
          onValueChange={setType}
        />
        <Field label="New task" className="min-w-40 flex-1">
          <Input
            value={title}
            maxLength={200}
            placeholder="Call back about the offer"
            onChange={(event) => setTitle(event.target.value)}
          />
        </Field>
        <Button type="submit" loading={loading}>
          Add task
        </Button>
      </div>
    </form>
  );
}
