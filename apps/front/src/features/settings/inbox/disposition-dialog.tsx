'use client';
import { Dialog, Field, Input, Select, Switch, toast } from '@og/ui';
import { useState } from 'react';
import { DialogForm } from '@/components/dialog-form';
import { stageOrder, stages } from '@/components/lead-stages';
import type { LeadStage, SettingsDispositionFieldsFragment as Disposition } from '@/gql/graphql';
import { keyOf } from './shifted';

export interface DispositionDraft {
  key: string;
  label: string;
  endsRuns: boolean;
  stage: LeadStage | null;
  appliesTo: string;
}

export interface DispositionDialogProps {
  of: Disposition | 'new' | null;
  busy: boolean;
  onClose: () => void;
  /** @returns why it was refused, or null. */
  onSave: (draft: DispositionDraft) => Promise<string | null>;
}

const keep = 'keep';

/** Adds a way to end, or changes one. */
export function DispositionDialog({ of, onClose, ...rest }: DispositionDialogProps) {
  return (
    <Dialog
      open={of !== null}
      onOpenChange={(open) => !open && onClose()}
      size="sm"
      title={of === 'new' ? 'Add a disposition' : 'Edit disposition'}
    >
      {of ? (
        <DispositionForm
          key={of === 'new' ? 'new' : of.id}
          item={of === 'new' ? null : of}
          onDone={onClose}
          {...rest}
        />
      ) : null}
    </Dialog>
  );
}

interface FormProps extends Pick<DispositionDialogProps, 'busy' | 'onSave'> {
  item: Disposition | null;
  onDone: () => void;
}

function DispositionForm({ item, busy, onSave, onDone }: FormProps) {
  const [label, setLabel] = useState(item?.label ?? '');
  const [stage, setStage] = useState<LeadStage | null>(item?.stage ?? null);
  const [endsRuns, setEndsRuns] = useState(item?.endsRuns ?? false);
  const [appliesTo, setAppliesTo] = useState(item?.appliesTo ?? 'both');
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async () => {
    const key = item?.key ?? keyOf(label);
    if (key === '') return setProblem('Give it a name with letters or digits.');
    const why = await onSave({ key, label: label.trim(), stage, endsRuns, appliesTo });
    setProblem(why);
    if (why) return;
    toast.success('The disposition was saved');
    onDone();
  };
  return (
    <DialogForm problem={problem} submitLabel="Save" loading={busy} onSubmit={submit} onCancel={onDone}>
      <Field label="Name">
        <Input maxLength={60} value={label} onChange={(event) => setLabel(event.target.value)} />
      </Field>
      <Field label="For">
        <Select
          value={appliesTo}
          options={[
            { value: 'both', label: 'Conversations and calls' },
            { value: 'conversation', label: 'Conversations' },
            { value: 'call', label: 'Calls' },
          ]}
          onValueChange={setAppliesTo}
        />
      </Field>
      <Field label="Sets the lead’s stage to">
        <Select
          value={stage ?? keep}
          options={[
            { value: keep, label: 'Leaves it as it is' },
            ...stageOrder
              .filter((value) => value !== 'SUPPRESSED')
              .map((value) => ({ value, label: stages[value].label })),
          ]}
          onValueChange={(value) => setStage(value === keep ? null : value)}
        />
      </Field>
      <Switch
        label="Ends the lead’s sequences"
        hint="Nothing more is sent by campaigns the lead is in."
        checked={endsRuns}
        onCheckedChange={setEndsRuns}
      />
    </DialogForm>
  );
}
