'use client';
import { Field, Input } from '@og/ui';
import type { VersionDraft, VersionProblems } from './version-draft';

export interface PolicyFieldsProps {
  draft: VersionDraft;
  problems: VersionProblems;
  onChange: (part: Partial<VersionDraft>) => void;
}

const fields = [
  { key: 'maxSegments', label: 'SMS parts at most', hint: '1 to 10' },
  { key: 'maxRebuttals', label: 'Objections answered at most', hint: '0 to 3; then a person' },
  {
    key: 'minConfidence',
    label: 'Confidence needed, in %',
    hint: '50 to 100; under it nothing leaves by itself',
  },
  { key: 'languages', label: 'Languages', hint: 'Two letters each: en, es' },
  { key: 'allowedLinks', label: 'Links allowed', hint: 'Hosts or pages, divided by commas', optional: true },
  { key: 'bannedWords', label: 'Banned words', hint: 'Divided by commas', optional: true },
] as const;

/** What no answer may break. */
export function PolicyFields({ draft, problems, onChange }: PolicyFieldsProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {fields.map(({ key, label, hint, ...rest }) => (
        <Field key={key} label={label} hint={hint} error={problems[key]} {...rest}>
          <Input
            autoComplete="off"
            value={draft[key]}
            onChange={(event) => onChange({ [key]: event.target.value })}
          />
        </Field>
      ))}
    </div>
  );
}
