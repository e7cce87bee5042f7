'use client';
import { useMutation } from '@apollo/client/react';
import { Banner, Button, Checkbox, Field, Input, RadioGroup, Section, Switch, toast } from '@og/ui';
import { useState, type Dispatch, type FormEvent, type SetStateAction } from 'react';
import { WeekEditor } from '@/components/week-editor';
import { officeHours } from '@/components/week-hours';
import { ZoneSelect } from '@/components/zone-select';
import {
  SettingsInboxRulesDocument,
  UpdateInboxRulesDocument,
  type SettingsInboxFieldsFragment,
} from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { readerZone } from '@/lib/zoned-time';
import {
  afterSave,
  draftOfRules,
  lookedAgain,
  rulesInput,
  withPart,
  type RulesDraft,
  type RulesEdit,
  type RulesProblems,
} from './rules-draft';

const assignments = [
  { value: 'HAND', label: 'By hand', hint: 'New replies belong to nobody until somebody takes them.' },
  { value: 'ROUND_ROBIN', label: 'In turn', hint: 'Each new reply goes to the next person.' },
  { value: 'LEAST_LOADED', label: 'To who has least', hint: 'To the person with the fewest open replies.' },
] as const;

const times = [
  { key: 'slaHotMinutes', label: 'Hot replies', optional: true },
  { key: 'slaMinutes', label: 'All others', optional: true },
  { key: 'escalateMinutes', label: 'Managers are told after', optional: false },
] as const;

export interface RulesFormProps extends RulesEditing {
  settings: SettingsInboxFieldsFragment;
  people: readonly { id: string; name: string }[];
}

/** Whoever looks at another tab in between finds what they changed as they left it. */
export interface RulesEditing {
  edit: RulesEdit | null;
  onEdit: Dispatch<SetStateAction<RulesEdit | null>>;
}

/** Changes who gets a reply and by when. What waits already keeps the promise that was made for it. */
export function RulesForm({ settings, people, edit, onEdit }: RulesFormProps) {
  const [save, { loading }] = useMutation(UpdateInboxRulesDocument, {
    refetchQueries: [SettingsInboxRulesDocument],
    awaitRefetchQueries: true,
  });
  // What nobody has changed here shows what is stored, also when somebody else has changed that meanwhile.
  const draft = { ...draftOfRules(settings, people), ...edit?.parts };
  const [problems, setProblems] = useState<RulesProblems>({});
  const [refused, setRefused] = useState<string | null>(null);
  const change = (part: Partial<RulesDraft>) => {
    onEdit((now) => withPart(now, part, settings.version));
    setProblems({});
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const asked = rulesInput(draft);
    if ('problems' in asked) return setProblems(asked.problems);
    const seen = edit?.seen ?? settings.version;
    const why = await refusal(async () => {
      const result = (await save({ variables: { ...asked, seen } })).data?.updateInboxSettings;
      if (result?.__typename === 'Conflict') onEdit((now) => now && lookedAgain(now));
      return result;
    });
    setRefused(why);
    if (why) return;
    // What was typed meanwhile stays.
    onEdit((now) => afterSave(now, edit));
    toast.success('The inbox’s settings were saved');
  };
  const discard = () => {
    onEdit(null);
    setProblems({});
    setRefused(null);
  };
  const { assigneeIds, hours } = draft;
  return (
    <form noValidate onSubmit={submit}>
      {refused ? (
        <Banner tone="danger" announce>
          {refused}
        </Banner>
      ) : null}
      <Section title="Assignment">
        <RadioGroup
          label="Assignment"
          hideLabel
          options={assignments}
          value={draft.assignment}
          onValueChange={(assignment) => change({ assignment })}
        />
        {draft.assignment === 'HAND' ? null : (
          <fieldset className="flex flex-col gap-2">
            <legend className="mb-1.5 text-13 font-medium">Who takes part (nobody chosen: everybody)</legend>
            {people.map(({ id, name }) => (
              <Checkbox
                key={id}
                label={name}
                checked={assigneeIds.includes(id)}
                onCheckedChange={(on) =>
                  change({
                    assigneeIds: on ? [...assigneeIds, id] : assigneeIds.filter((one) => one !== id),
                  })
                }
              />
            ))}
          </fieldset>
        )}
      </Section>
      <Section
        title="Answer time"
        description="Minutes to the first answer. The assignee is told when it is over, and the managers so many minutes later."
      >
        <div className="grid gap-4 sm:grid-cols-3">
          {times.map(({ key, label, optional }) => (
            <Field
              key={key}
              label={label}
              optional={optional}
              hint={optional ? 'Empty: no promise' : 'Minutes after that'}
              error={problems[key]}
            >
              <Input
                inputMode="numeric"
                value={draft[key]}
                onChange={(event) => change({ [key]: event.target.value })}
              />
            </Field>
          ))}
        </div>
      </Section>
      <Section title="Business hours">
        <Switch
          label="Only count business hours"
          hint="What comes at night is then due in the morning."
          checked={hours !== null}
          onCheckedChange={(on) => change({ hours: on ? { zone: readerZone(), days: officeHours } : null })}
        />
        {hours ? (
          <>
            <Field label="Time zone" className="max-w-90">
              <ZoneSelect value={hours.zone} onChange={(zone) => change({ hours: { ...hours, zone } })} />
            </Field>
            <WeekEditor
              label="Business hours"
              days={hours.days}
              onChange={(days) => change({ hours: { ...hours, days } })}
            />
            {problems.hours ? (
              <p role="alert" className="text-13 text-danger">
                {problems.hours}
              </p>
            ) : null}
          </>
        ) : null}
        <div className="flex gap-2">
          <Button type="submit" variant="primary" loading={loading}>
            Save
          </Button>
          {edit && !loading ? <Button onClick={discard}>Discard changes</Button> : null}
        </div>
      </Section>
    </form>
  );
}
