'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { Banner, Button, Field, Input, Select, toast } from '@og/ui';
import { useState, type FormEvent } from 'react';
import { CreateTaskDocument, TaskFormDocument, TasksDocument } from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { useServerNow } from '@/lib/clock';
import { usePressKey } from '@/lib/use-press-key';
import { localOf, placeOf, readerZone } from '@/lib/zoned-time';
import { taskInput, type TaskDraft, type TaskProblems } from './task-input';

const empty: TaskDraft = { type: 'CALL', title: '', due: '', assigneeId: '' };
const nobody = 'nobody';

/** Notes something to be done for a lead: what, by when, and by whom. */
export function AddTask({ leadId }: { leadId: string }) {
  const { data } = useQuery(TaskFormDocument, { errorPolicy: 'all' });
  const [create, { loading }] = useMutation(CreateTaskDocument, { refetchQueries: [TasksDocument] });
  const now = useServerNow(30_000);
  const press = usePressKey();
  const [draft, setDraft] = useState<TaskDraft>(empty);
  const [problems, setProblems] = useState<TaskProblems>({});
  const [refused, setRefused] = useState<string | null>(null);
  const change = (part: Partial<TaskDraft>) => {
    setDraft({ ...draft, ...part });
    setProblems({});
  };
  const zone = data?.inboxSettings?.businessHours?.zone ?? readerZone();
  const people = (data?.teamMembers ?? []).filter((member) => member.role !== 'VIEWER');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const asked = taskInput(leadId, draft, { zone, now });
    if ('problems' in asked) {
      setProblems(asked.problems);
      return;
    }
    const why = await refusal(async () => {
      const input = { ...asked.input, clientKey: press.keyOf(asked.input) };
      const { data: answer } = await create({ variables: { input } });
      press.answered();
      return answer?.createTask;
    });
    setRefused(why);
    if (why) return;
    setDraft({ ...empty, type: draft.type });
    toast.success('The task was added');
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-3">
      {refused ? (
        <Banner tone="danger" announce>
          {refused}
        </Banner>
      ) : null}
      <div className="flex flex-wrap items-start gap-2">
        <Field label="Kind" className="w-28">
          <Select
            value={draft.type}
            options={[
              { value: 'CALL', label: 'Call' },
              { value: 'MANUAL', label: 'Other' },
            ]}
            onValueChange={(type) => change({ type })}
          />
        </Field>
        <Field label="New task" error={problems.title} className="min-w-40 flex-1">
          <Input
            value={draft.title}
            maxLength={200}
            placeholder="Call back about the offer"
            onChange={(event) => change({ title: event.target.value })}
          />
        </Field>
      </div>
      <div className="flex flex-wrap items-start gap-2">
        <Field
          label="Due"
          optional
          error={problems.due}
          hint={`${placeOf(zone)} time. Empty: now.`}
          className="min-w-52 flex-1"
        >
          <Input
            type="datetime-local"
            value={draft.due}
            min={now ? localOf(now, zone) : undefined}
            onChange={(event) => change({ due: event.target.value })}
          />
        </Field>
        <Field label="Who does it" className="min-w-44 flex-1">
          <Select
            value={draft.assigneeId || nobody}
            options={[
              { value: nobody, label: 'Nobody in particular' },
              ...people.map(({ user, isYou }) => ({
                value: user.id,
                label: isYou ? `${user.name} (you)` : user.name,
              })),
            ]}
            onValueChange={(value) => change({ assigneeId: value === nobody ? '' : value })}
          />
        </Field>
        <Button type="submit" loading={loading} className="mt-6.5 max-sm:mt-0 max-sm:h-10 max-sm:w-full">
          Add task
        </Button>
      </div>
    </form>
  );
}
