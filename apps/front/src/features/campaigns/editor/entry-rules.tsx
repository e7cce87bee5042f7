'use client';
import { Checkbox, Field, RadioGroup, Section } from '@og/ui';
import { NumberInput } from '@/components/number-input';
import type { CampaignDraft } from './draft';

/** Whether a lead may come in that ran before, or that is in another campaign. */
export function EntryRules({
  draft,
  change,
}: {
  draft: CampaignDraft;
  change: (part: Partial<CampaignDraft>) => void;
}) {
  const { reEntryAfterDays, exclusive } = draft;
  return (
    <Section
      title="Who may come in"
      description="Checked for each lead at the launch. Who is left out stands in the forecast, with the reason."
    >
      <RadioGroup
        label="A lead that ran this sequence before"
        value={reEntryAfterDays === null ? 'never' : 'after'}
        onValueChange={(next) => change({ reEntryAfterDays: next === 'never' ? null : 90 })}
        options={[
          { value: 'never', label: 'Stays out' },
          { value: 'after', label: 'May run it again after some days' },
        ]}
      />
      {reEntryAfterDays === null ? null : (
        <Field label="Days since its last run began" className="w-52">
          <NumberInput
            min={1}
            max={3650}
            value={reEntryAfterDays}
            onValueChange={(days) => change({ reEntryAfterDays: days })}
          />
        </Field>
      )}
      <Checkbox
        label="Exclusive"
        hint="Leads that are in another exclusive campaign are left out, and cannot enter another one while they are in this one."
        checked={exclusive}
        onCheckedChange={(next) => change({ exclusive: next })}
      />
    </Section>
  );
}
