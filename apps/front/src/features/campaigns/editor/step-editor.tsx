'use client';
import {
  MERGE_FIELD_NAMES,
  MERGE_FIELDS,
  measureSms,
  renderTemplate,
  sampleValues,
  validateTemplate,
} from '@og/core/browser';
import { Button, Field, IconButton, Input, Menu, SegmentMeter, Select, Textarea } from '@og/ui';
import { ArrowDown, ArrowUp, Braces, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import type { DelayUnit, LeadFilterInput } from '@/gql/graphql';
import type { DraftStep } from './draft';
import { StepPreviews } from './step-previews';

const units: readonly { value: DelayUnit; label: string }[] = [
  { value: 'MINUTES', label: 'minutes' },
  { value: 'HOURS', label: 'hours' },
  { value: 'DAYS', label: 'days' },
];

interface StepEditorProps {
  step: DraftStep;
  index: number;
  count: number;
  audience: { segmentId: string | null; filter: LeadFilterInput | null };
  brand: string | null;
  optOutHint: boolean;
  /** What the server says about this step. */
  serverProblem: string | null;
  onChange: (part: Partial<DraftStep>) => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}

/** One text message: when, what, how it is billed, and how it reads for real leads. */
export function StepEditor(props: StepEditorProps) {
  const { step, index, count, audience, brand, optOutHint, serverProblem, onChange, onMove, onRemove } =
    props;
  const text = useRef<HTMLTextAreaElement>(null);
  const [showing, setShowing] = useState(index === 0);
  const problems = step.body.trim() === '' ? [] : validateTemplate(step.body, MERGE_FIELD_NAMES);
  const example = renderTemplate(step.body, sampleValues());
  const measure = measureSms(example.ok ? example.text : step.body);
  const brandMissing =
    index === 0 &&
    brand !== null &&
    step.body !== '' &&
    !step.body.toLowerCase().includes(brand.toLowerCase());

  const insert = (field: string) => {
    const element = text.current;
    const from = element?.selectionStart ?? step.body.length;
    const to = element?.selectionEnd ?? from;
    const put = `{{${field}|}}`;
    onChange({ body: step.body.slice(0, from) + put + step.body.slice(to) });
    // Between | and }}: the next thing to type is what stands there when the field is empty.
    requestAnimationFrame(() => {
      element?.focus();
      element?.setSelectionRange(from + put.length - 2, from + put.length - 2);
    });
  };
  const error = problems.length ? problems.map((problem) => problem.message).join(' ') : serverProblem;

  return (
    <li className="flex flex-col gap-3 border-t py-4 first:border-t-0 first:pt-0">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="mr-auto text-14 font-semibold">Step {index + 1}</h3>
        <IconButton
          label={`Move step ${index + 1} up`}
          icon={<ArrowUp aria-hidden />}
          disabled={index === 0}
          onClick={() => onMove(-1)}
        />
        <IconButton
          label={`Move step ${index + 1} down`}
          icon={<ArrowDown aria-hidden />}
          disabled={index === count - 1}
          onClick={() => onMove(1)}
        />
        <IconButton
          label={`Remove step ${index + 1}`}
          icon={<Trash2 aria-hidden />}
          disabled={count === 1}
          onClick={onRemove}
        />
      </div>
      <fieldset className="flex flex-wrap items-center gap-2 text-13">
        <legend className="sr-only">When step {index + 1} is sent</legend>
        <span className="text-ink-2">Send</span>
        <span className="w-20">
          <Input
            type="number"
            min={0}
            max={365}
            aria-label={`Delay of step ${index + 1}`}
            value={step.amount}
            onChange={(event) =>
              onChange({ amount: Math.max(0, Math.min(365, Math.trunc(Number(event.target.value) || 0))) })
            }
          />
        </span>
        <Select
          aria-label={`Unit of the delay of step ${index + 1}`}
          className="w-28"
          value={step.unit}
          options={units}
          onValueChange={(unit) => onChange({ unit })}
        />
        <span className="text-ink-2">
          {index === 0 ? 'after a lead enters the campaign' : `after step ${index}`}, at the next permitted
          hour
        </span>
      </fieldset>
      <Field
        label={`Text of step ${index + 1}`}
        error={error}
        hint={
          brandMissing
            ? `The first message must say who is writing: “${brand}” is not in the text.`
            : optOutHint && index === 0
              ? 'How to opt out is added by itself when the text does not say it.'
              : undefined
        }
      >
        <Textarea
          ref={text}
          rows={4}
          maxLength={1600}
          placeholder="Hi {{firstName|there}}, this is …"
          value={step.body}
          onChange={(event) => onChange({ body: event.target.value })}
        />
      </Field>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <SegmentMeter
          used={measure.units}
          capacity={Math.max(1, measure.segments) * measure.unitsPerSegment}
          segments={measure.segments}
          encoding={measure.encoding}
          forcedBy={measure.forcing[0]}
        />
        <div className="flex gap-2">
          <Menu
            label="Merge fields"
            trigger={
              <Button size="sm" icon={<Braces aria-hidden />}>
                Insert a field
              </Button>
            }
            groups={[
              {
                id: 'fields',
                label: 'Merge fields',
                items: MERGE_FIELDS.map((field) => ({
                  id: field.name,
                  label: field.label,
                  onSelect: () => insert(field.name),
                })),
              },
            ]}
          />
          <Button size="sm" aria-expanded={showing} onClick={() => setShowing(!showing)}>
            {showing ? 'Hide previews' : 'Preview with 5 leads'}
          </Button>
        </div>
      </div>
      {showing && step.body.trim() !== '' ? <StepPreviews body={step.body} audience={audience} /> : null}
    </li>
  );
}
