'use client';
import {
  MERGE_FIELD_NAMES,
  measureSms,
  renderTemplate,
  sampleValues,
  validateTemplate,
} from '@og/core/browser';
import { SegmentMeter } from '@og/ui';
import type { StepFormProps } from './form-props';
import { PreviewToggle } from './preview-toggle';
import { SmsPreviews } from './previews';
import { TemplateField } from './template-field';

/** A text: what it says, how it is billed, and how it reads for real leads. */
export function SmsForm({ step, index, audience, brand, optOutHint, onChange }: StepFormProps<'SMS'>) {
  const { body } = step;
  const problems = body.trim() === '' ? [] : validateTemplate(body, MERGE_FIELD_NAMES);
  const example = renderTemplate(body, sampleValues());
  const measure = measureSms(example.ok ? example.text : body);
  const first = index === 0;
  const brandMissing =
    first && brand !== null && body !== '' && !body.toLowerCase().includes(brand.toLowerCase());
  return (
    <>
      <TemplateField
        label={`Text of step ${index + 1}`}
        value={body}
        rows={4}
        maxLength={1600}
        placeholder="Hi {{firstName|there}}, this is …"
        error={problems.map((problem) => problem.message).join(' ') || null}
        hint={
          brandMissing
            ? `Who is written to for the first time reads “${brand}” in front, because it is not in the text.`
            : optOutHint && first
              ? 'How to opt out is added by itself when the text does not say it.'
              : undefined
        }
        onChange={(next) => onChange({ body: next })}
      >
        <SegmentMeter
          used={measure.units}
          capacity={Math.max(1, measure.segments) * measure.unitsPerSegment}
          segments={measure.segments}
          encoding={measure.encoding}
          forcedBy={measure.forcing[0]}
        />
      </TemplateField>
      <PreviewToggle startOpen={first} ready={body.trim() !== ''}>
        <SmsPreviews body={body} audience={audience} />
      </PreviewToggle>
    </>
  );
}
