import { Field, Input, Textarea } from '@og/ui';
import { z } from 'zod';

export const consentSchema = z.object({
  source: z.string().trim().min(1, 'Say where permission was given').max(200, 'At most 200 characters'),
  scope: z.string().trim().min(1, 'Say what it covers').max(200, 'At most 200 characters'),
  evidence: z
    .string()
    .trim()
    .min(1, 'Say what proves it: the text that was shown, a link, a file')
    .max(2000, 'At most 2,000 characters'),
});

export type ConsentValues = z.infer<typeof consentSchema>;
export const emptyConsent: ConsentValues = { source: '', scope: 'marketing', evidence: '' };

/** Where permission came from, what it covers and what proves it; kept with every send it allows. */
export function ConsentFields({
  values,
  errors,
  onChange,
}: {
  values: ConsentValues;
  errors: Partial<Record<keyof ConsentValues, string | undefined>>;
  onChange: (change: Partial<ConsentValues>) => void;
}) {
  return (
    <div className="flex flex-col gap-4">
      <Field
        label="Source"
        hint="Where permission was given: web form, event, phone call, existing customer."
        error={errors.source}
      >
        <Input
          value={values.source}
          autoComplete="off"
          placeholder="Quote form on our website"
          onChange={(event) => onChange({ source: event.target.value })}
        />
      </Field>
      <Field label="Scope" hint="What it covers." error={errors.scope}>
        <Input
          value={values.scope}
          autoComplete="off"
          onChange={(event) => onChange({ scope: event.target.value })}
        />
      </Field>
      <Field
        label="Evidence"
        hint="The words that were agreed to, a link or the file that holds them. Kept for 5 years."
        error={errors.evidence}
      >
        <Textarea
          rows={3}
          value={values.evidence}
          onChange={(event) => onChange({ evidence: event.target.value })}
        />
      </Field>
    </div>
  );
}

/** The first problem of each field, or null when consent is fully stated. */
export function consentErrors(values: ConsentValues): Partial<Record<keyof ConsentValues, string>> | null {
  const parsed = consentSchema.safeParse(values);
  if (parsed.success) return null;
  const errors: Partial<Record<keyof ConsentValues, string>> = {};
  for (const issue of parsed.error.issues) {
    const field = issue.path[0] as keyof ConsentValues;
    errors[field] ??= issue.message;
  }
  return errors;
}
