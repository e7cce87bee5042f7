'use client';
import { MERGE_FIELD_NAMES, validateTemplate } from '@og/core/browser';
import type { StepFormProps } from './form-props';
import { PreviewToggle } from './preview-toggle';
import { EmailPreviews } from './previews';
import { TemplateField } from './template-field';

function problemOf(text: string): string | null {
  if (text.trim() === '') return null;
  return (
    validateTemplate(text, MERGE_FIELD_NAMES)
      .map((problem) => problem.message)
      .join(' ') || null
  );
}

/** An e-mail: subject, words, and how it reads for real leads. */
export function EmailForm({ step, index, audience, onChange }: StepFormProps<'EMAIL'>) {
  return (
    <>
      <TemplateField
        label={`Subject of step ${index + 1}`}
        value={step.subject}
        rows={0}
        maxLength={200}
        placeholder="About {{company|your team}}"
        error={problemOf(step.subject)}
        onChange={(subject) => onChange({ subject })}
      />
      <TemplateField
        label={`E-mail of step ${index + 1}`}
        value={step.body}
        rows={8}
        maxLength={20_000}
        placeholder="Hi {{firstName|there}}, …"
        error={problemOf(step.body)}
        hint="Plain words; an empty line starts a new paragraph. The postal address and the unsubscribe link are added by themselves."
        onChange={(body) => onChange({ body })}
      />
      <PreviewToggle startOpen={false} ready={step.body.trim() !== '' && step.subject.trim() !== ''}>
        <EmailPreviews subject={step.subject} body={step.body} audience={audience} />
      </PreviewToggle>
    </>
  );
}
