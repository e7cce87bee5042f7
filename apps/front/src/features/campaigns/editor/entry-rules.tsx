'use client';
import { Checkbox, Field, Input, RadioGroup, Section } from '@og/ui';
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
          <Input
            type="number"
            min={1}
            max={3650}
            value={reEntryAfterDays}
            onChange={(event) =>
              change({
                reEntryAfterDays: Math.max(1, Math.min(3650, Math.trunc(Number(event.target.value) || 1))),
              })
            }
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
