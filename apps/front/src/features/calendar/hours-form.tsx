'use client';
import { useMutation } from '@apollo/client/react';
import { Banner, Button, Field, Input, Section, Switch, toast } from '@og/ui';
import { useState, type Dispatch, type FormEvent, type SetStateAction } from 'react';
import { WeekEditor } from '@/components/week-editor';
import { ZoneSelect } from '@/components/zone-select';
import {
  SaveWorkingHoursDocument,
  WorkingHoursOfDocument,
  type WorkingHoursFieldsFragment,
} from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { useMe } from '@/lib/session/use-me';
import { draftOfHours, hoursInput, type HoursDraft, type HoursProblems } from './hours-draft';

const numbers = [
  { key: 'slotMinutes', label: 'Length of an appointment', hint: 'Minutes' },
  { key: 'bufferMinutes', label: 'Pause between two', hint: 'Minutes' },
  { key: 'noticeMinutes', label: 'Notice', hint: 'Minutes from now until the first free time' },
  { key: 'horizonDays', label: 'How far ahead', hint: 'Days' },
] as const;

/** Whoever looks at the week in between finds what they changed as they left it. */
export interface HoursEditing {
  /** What was changed and is not saved yet. */
  edit: HoursDraft | null;
  onEdit: Dispatch<SetStateAction<HoursDraft | null>>;
}

interface HoursFormProps extends HoursEditing {
  hours: WorkingHoursFieldsFragment;
}

/** Changes one's own working hours. */
export function HoursForm({ hours, edit, onEdit }: HoursFormProps) {
  const { can } = useMe();
  const [save, { loading }] = useMutation(SaveWorkingHoursDocument, {
    refetchQueries: [WorkingHoursOfDocument],
    awaitRefetchQueries: true,
  });
  const draft = edit ?? draftOfHours(hours);
  const [problems, setProblems] = useState<HoursProblems>({});
  const [refused, setRefused] = useState<string | null>(null);
  const change = (part: Partial<HoursDraft>) => {
    onEdit({ ...draft, ...part });
    setProblems({});
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const asked = hoursInput(draft);
    if ('problems' in asked) return setProblems(asked.problems);
    const why = await refusal(async () => (await save({ variables: asked })).data?.saveWorkingHours);
    setRefused(why);
    if (why) return;
    // What was typed meanwhile stays.
    onEdit((now) => (now === edit ? null : now));
    toast.success('Your working hours were saved');
  };
  return (
    <form noValidate onSubmit={submit} className="max-w-190">
      {refused ? (
        <Banner tone="danger" announce>
          {refused}
        </Banner>
      ) : null}
      <Section
        title={`Working hours of ${hours.user.name}`}
        description="Leads are only offered times within them that are free. What is booked already stays."
      >
        <Switch
          label="Takes appointments"
          hint="Switched off, no time of yours is offered to anybody."
          checked={draft.bookable}
          onCheckedChange={(bookable) => change({ bookable })}
        />
        <Field label="Time zone" className="max-w-90">
          <ZoneSelect value={draft.zone} onChange={(zone) => change({ zone })} />
        </Field>
        <WeekEditor label="Working hours" days={draft.days} onChange={(days) => change({ days })} />
        {problems.days ? (
          <p role="alert" className="text-13 text-danger">
            {problems.days}
          </p>
        ) : null}
      </Section>
      <Section title="Appointments">
        <div className="grid gap-4 sm:grid-cols-2">
          {numbers.map(({ key, label, hint }) => (
            <Field key={key} label={label} hint={hint} error={problems[key]}>
              <Input
                inputMode="numeric"
                value={draft[key]}
                onChange={(event) => change({ [key]: event.target.value })}
              />
            </Field>
          ))}
        </div>
        {can('calendar.manage') ? (
          <Button type="submit" variant="primary" className="self-start" loading={loading}>
            Save
          </Button>
        ) : null}
      </Section>
    </form>
  );
}
