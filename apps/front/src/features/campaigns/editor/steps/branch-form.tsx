'use client';
import { INTENTS, MERGE_FIELDS, type BranchCondition } from '@og/core/browser';
import { Input, Select } from '@og/ui';
import { ManyFilter } from '@/components/choice-filter';
import { intentLabels } from '@/lib/intent-labels';
import type { StepFormProps } from './form-props';
import { TargetSelect } from './target-select';

type Kind = BranchCondition['kind'];
type FieldCondition = Extract<BranchCondition, { kind: 'field' }>;

const kinds: readonly { value: Kind; label: string; hint?: string }[] = [
  { value: 'replied', label: 'Has replied' },
  { value: 'intent', label: 'The answer means …' },
  { value: 'link_clicked', label: 'Has opened a link' },
  { value: 'delivered', label: 'The last message was delivered' },
  { value: 'field', label: 'A field of the lead is …' },
];

const ops: readonly { value: FieldCondition['op']; label: string }[] = [
  { value: 'equals', label: 'is' },
  { value: 'not_equals', label: 'is not' },
  { value: 'contains', label: 'contains' },
  { value: 'is_set', label: 'is known' },
  { value: 'is_empty', label: 'is not known' },
];

function freshCondition(kind: Kind): BranchCondition {
  if (kind === 'intent') return { kind, intents: [] };
  if (kind === 'field') return { kind, field: 'state', op: 'equals', value: '' };
  return { kind };
}

/** One question about the lead, and where each answer leads. */
export function BranchForm({ step, index, steps, onChange }: StepFormProps<'BRANCH'>) {
  const { config } = step;
  const { condition } = config;
  const set = (next: BranchCondition) => onChange({ config: { ...config, condition: next } });
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <Select
          aria-label={`Condition of step ${index + 1}`}
          className="w-64"
          value={condition.kind}
          options={kinds}
          onValueChange={(kind) => kind !== condition.kind && set(freshCondition(kind))}
        />
        {condition.kind === 'intent' ? (
          <ManyFilter
            label="Meaning"
            options={INTENTS.filter((intent) => intent !== 'opt_out').map((intent) => ({
              value: intent,
              label: intentLabels[intent],
            }))}
            values={condition.intents}
            onChange={(intents) => set({ kind: 'intent', intents })}
          />
        ) : null}
        {condition.kind === 'field' ? (
          <FieldQuestion condition={condition} index={index} onChange={set} />
        ) : null}
      </div>
      {condition.kind === 'replied' || condition.kind === 'intent' ? (
        <p className="text-12 text-ink-3">
          A reply ends the run before it comes here, unless “Replies” is taken out under “What ends a run
          early”.
        </p>
      ) : null}
      <dl className="grid grid-cols-[3rem_minmax(0,1fr)] items-center gap-2 text-13">
        <dt className="font-medium">Yes</dt>
        <dd>
          <TargetSelect
            label={`Step ${index + 1}, if yes`}
            steps={steps}
            index={index}
            value={config.yes}
            onChange={(yes) => onChange({ config: { ...config, yes } })}
          />
        </dd>
        <dt className="font-medium">No</dt>
        <dd>
          <TargetSelect
            label={`Step ${index + 1}, if no`}
            steps={steps}
            index={index}
            value={config.no}
            onChange={(no) => onChange({ config: { ...config, no } })}
          />
        </dd>
      </dl>
    </>
  );
}

interface FieldQuestionProps {
  condition: FieldCondition;
  index: number;
  onChange: (condition: FieldCondition) => void;
}

function FieldQuestion({ condition, index, onChange }: FieldQuestionProps) {
  return (
    <>
      <Select
        aria-label={`Field of step ${index + 1}`}
        className="w-44"
        value={condition.field}
        options={MERGE_FIELDS.map(({ name, label }) => ({ value: name as string, label }))}
        onValueChange={(field) => onChange({ ...condition, field })}
      />
      <Select
        aria-label={`Comparison of step ${index + 1}`}
        className="w-36"
        value={condition.op}
        options={ops}
        onValueChange={(op) => onChange({ ...condition, op })}
      />
      {condition.op.startsWith('is_') ? null : (
        <span className="w-44">
          <Input
            aria-label={`Value of step ${index + 1}`}
            value={condition.value ?? ''}
            maxLength={200}
            onChange={(event) => onChange({ ...condition, value: event.target.value })}
          />
        </span>
      )}
    </>
  );
}
