'use client';
import { INTENTS } from '@og/core/browser';
import { Button, Checkbox, Dialog, Field, Input, Select, toast } from '@og/ui';
import { useState } from 'react';
import { DialogForm } from '@/components/dialog-form';
import type { SettingsBucketFieldsFragment as Bucket } from '@/gql/graphql';
import { intentLabels } from '@/lib/intent-labels';
import { bucketDraft, ruleInput, type BucketDraft } from './bucket-draft';
import { channelWords, ruleOf, slaWords } from './bucket-rule';
import { stageWords } from './stage-words';

export interface BucketDialogProps {
  of: Bucket | 'new' | null;
  busy: boolean;
  onClose: () => void;
  /** @returns why it was refused, or null. */
  onSave: (name: string, rule: Record<string, unknown>) => Promise<string | null>;
}

/** Adds a bucket, which then stands first, or changes one. */
export function BucketDialog({ of, onClose, ...rest }: BucketDialogProps) {
  return (
    <Dialog
      open={of !== null}
      onOpenChange={(open) => !open && onClose()}
      title={of === 'new' ? 'Add a bucket' : 'Edit bucket'}
      description="Every condition that is set must hold; without one it takes everything."
    >
      {of ? (
        <BucketForm
          key={of === 'new' ? 'new' : of.id}
          bucket={of === 'new' ? null : of}
          onDone={onClose}
          {...rest}
        />
      ) : null}
    </Dialog>
  );
}

const yesNo = (yes: string, no: string) => [
  { value: 'any' as const, label: 'Does not matter' },
  { value: 'yes' as const, label: yes },
  { value: 'no' as const, label: no },
];

interface FormProps extends Pick<BucketDialogProps, 'busy' | 'onSave'> {
  bucket: Bucket | null;
  onDone: () => void;
}

function BucketForm({ bucket, busy, onSave, onDone }: FormProps) {
  const [draft, setDraft] = useState(() => bucketDraft(bucket?.name ?? '', ruleOf(bucket?.rule)));
  const [problem, setProblem] = useState<string | null>(null);
  const change = (part: Partial<BucketDraft>) => setDraft({ ...draft, ...part });
  const submit = async () => {
    const asked = ruleInput(draft);
    if ('problem' in asked) return setProblem(asked.problem);
    const why = await onSave(draft.name.trim(), asked.rule);
    setProblem(why);
    if (why) return;
    toast.success('The bucket was saved; open replies are sorted anew');
    onDone();
  };
  return (
    <DialogForm
      problem={problem}
      submitLabel="Save bucket"
      loading={busy}
      onSubmit={submit}
      onCancel={onDone}
    >
      <Field label="Name">
        <Input maxLength={60} value={draft.name} onChange={(event) => change({ name: event.target.value })} />
      </Field>
      <Choices
        legend="Meaning"
        chosen={draft.intents}
        options={INTENTS.map((value) => [value, intentLabels[value]])}
        onChange={(intents) => change({ intents })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Priority from" optional>
          <Input
            inputMode="numeric"
            value={draft.minPriority}
            onChange={(event) => change({ minPriority: event.target.value })}
          />
        </Field>
        <Field label="Priority under" optional>
          <Input
            inputMode="numeric"
            value={draft.belowPriority}
            onChange={(event) => change({ belowPriority: event.target.value })}
          />
        </Field>
        <Field label="Turn">
          <Select
            value={draft.turn}
            options={[
              { value: 'any', label: 'Does not matter' },
              { value: 'ours', label: 'Ours' },
              { value: 'theirs', label: 'Theirs' },
            ]}
            onValueChange={(turn) => change({ turn })}
          />
        </Field>
        <Field label="Draft of an agent">
          <Select
            value={draft.hasDraft}
            options={yesNo('One waits', 'None waits')}
            onValueChange={(hasDraft) => change({ hasDraft })}
          />
        </Field>
        <Field label="Meaning certain">
          <Select
            value={draft.uncertain}
            options={yesNo('Uncertain', 'Certain')}
            onValueChange={(uncertain) => change({ uncertain })}
          />
        </Field>
        <Field label="Says any of these words" optional>
          <Input
            placeholder="barn, roof"
            value={draft.words}
            onChange={(event) => change({ words: event.target.value })}
          />
        </Field>
      </div>
      <Choices
        legend="Channel"
        chosen={draft.channels}
        options={Object.entries(channelWords)}
        onChange={(channels) => change({ channels })}
      />
      <Choices
        legend="Answer time"
        chosen={draft.sla}
        options={Object.entries(slaWords)}
        onChange={(sla) => change({ sla })}
      />
      <Choices
        legend="Stage of the lead"
        chosen={draft.stages}
        options={Object.entries(stageWords)}
        onChange={(next) => change({ stages: next })}
      />
      {draft.campaignIds.length > 0 ? (
        <p className="flex flex-wrap items-center gap-2 text-13 text-ink-2">
          Only from chosen campaigns: {draft.campaignIds.length}
          <Button size="sm" onClick={() => change({ campaignIds: [] })}>
            Take every campaign
          </Button>
        </p>
      ) : null}
    </DialogForm>
  );
}

interface ChoicesProps {
  legend: string;
  chosen: readonly string[];
  /** Value and word of each. */
  options: readonly (readonly [string, string])[];
  onChange: (chosen: readonly string[]) => void;
}

/** Any of several; none chosen does not count. */
function Choices({ legend, chosen, options, onChange }: ChoicesProps) {
  return (
    <fieldset>
      <legend className="mb-1.5 text-13 font-medium">{legend} (none: does not matter)</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-2">
        {options.map(([value, word]) => (
          <Checkbox
            key={value}
            label={word}
            checked={chosen.includes(value)}
            onCheckedChange={(on) =>
              onChange(on ? [...chosen, value] : chosen.filter((one) => one !== value))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
