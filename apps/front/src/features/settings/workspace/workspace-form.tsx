'use client';
import { useMutation } from '@apollo/client/react';
import { zodResolver } from '@hookform/resolvers/zod';
import { Banner, Button, Field, Input, RadioGroup, Section, Switch, Textarea, toast } from '@og/ui';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { z } from 'zod';
import {
  MeDocument,
  TeamSettingsDocument,
  UpdateTeamSettingsDocument,
  type TeamSettingsFieldsFragment,
} from '@/gql/graphql';
import { friendlyError } from '@/lib/apollo/errors';
import { showUserError } from '@/lib/apollo/user-errors';
import { useFreshValues } from '@/lib/use-fresh-values';

/** The server's own limits: what it has stored can always be saved again. */
const limit = (most: number) =>
  z.coerce
    .number<number | string>('Enter a number')
    .int('Whole numbers only')
    .min(1, 'At least 1')
    .max(most, `At most ${most}`);
const schema = z.object({
  name: z.string().trim().min(1, 'Enter a name').max(120, 'At most 120 characters'),
  brandName: z.string().trim().min(1, 'Enter the name leads know you by').max(80, 'At most 80 characters'),
  postalAddress: z.string().trim().max(300, 'At most 300 characters'),
  quietHoursProfile: z.enum(['CAUTIOUS', 'LEGAL']),
  optOutHint: z.boolean(),
  maxPerDay: limit(20),
  maxPerWeek: limit(100),
});

export function WorkspaceForm({ name, settings }: { name: string; settings: TeamSettingsFieldsFragment }) {
  const [update] = useMutation(UpdateTeamSettingsDocument, {
    refetchQueries: [TeamSettingsDocument, MeDocument],
  });
  const [banner, setBanner] = useState<string | null>(null);
  const stored = {
    name,
    brandName: settings.brandName,
    postalAddress: settings.postalAddress ?? '',
    quietHoursProfile: settings.quietHoursProfile,
    optOutHint: settings.optOutHint,
    maxPerDay: settings.maxPerDay as number | string,
    maxPerWeek: settings.maxPerWeek as number | string,
  };
  const form = useForm({ resolver: zodResolver(schema), defaultValues: stored });
  useFreshValues(form, stored);
  const { errors, isSubmitting, isDirty } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    setBanner(null);
    try {
      const { data } = await update({
        variables: { input: { ...values, postalAddress: values.postalAddress || null } },
      });
      const result = data?.updateTeamSettings;
      if (result?.__typename === 'TeamSettings') {
        form.reset(values);
        toast.success('Workspace saved');
      } else if (result) {
        setBanner(
          showUserError(result, form.setError, [
            'name',
            'brandName',
            'postalAddress',
            'maxPerDay',
            'maxPerWeek',
          ]),
        );
      }
    } catch (error) {
      setBanner(friendlyError(error).message);
    }
  });
  return (
    <form noValidate onSubmit={submit}>
      {banner ? (
        <Banner tone="danger" announce>
          {banner}
        </Banner>
      ) : null}
      <Section title="Names">
        <div className="flex max-w-110 flex-col gap-4">
          <Field label="Workspace name" error={errors.name?.message}>
            <Input {...form.register('name')} />
          </Field>
          <Field
            label="Brand name"
            hint="Stands in messages as {{brandName}}."
            error={errors.brandName?.message}
          >
            <Input {...form.register('brandName')} />
          </Field>
          <Field
            label="Postal address"
            optional
            hint="Commercial e-mail must carry one."
            error={errors.postalAddress?.message}
          >
            <Textarea rows={3} {...form.register('postalAddress')} />
          </Field>
        </div>
      </Section>
      <Section
        title="When leads may be contacted"
        description="Hours are the lead's own; where several zones are plausible, only where all agree."
      >
        <Controller
          control={form.control}
          name="quietHoursProfile"
          render={({ field }) => (
            <RadioGroup
              label="Quiet hours"
              value={field.value}
              onValueChange={field.onChange}
              options={[
                {
                  value: 'CAUTIOUS',
                  label: 'Cautious',
                  hint: 'Narrower than the law asks; the safe choice.',
                },
                {
                  value: 'LEGAL',
                  label: 'Legal limits',
                  hint: "Up to the limits of federal and the state's law.",
                },
              ]}
            />
          )}
        />
        <div className="flex max-w-110 gap-4">
          <Field
            label="Messages a day"
            hint="To one lead."
            error={errors.maxPerDay?.message}
            className="flex-1"
          >
            <Input type="number" min={1} inputMode="numeric" {...form.register('maxPerDay')} />
          </Field>
          <Field
            label="Messages a week"
            hint="To one lead."
            error={errors.maxPerWeek?.message}
            className="flex-1"
          >
            <Input type="number" min={1} inputMode="numeric" {...form.register('maxPerWeek')} />
          </Field>
        </div>
        <div className="max-w-110">
          <Controller
            control={form.control}
            name="optOutHint"
            render={({ field }) => (
              <Switch
                label="Add “Reply STOP to opt out” to first messages"
                checked={field.value}
                onCheckedChange={field.onChange}
              />
            )}
          />
        </div>
      </Section>
      <div className="border-t py-4">
        <Button type="submit" variant="primary" loading={isSubmitting} disabled={!isDirty}>
          Save workspace
        </Button>
      </div>
    </form>
  );
}
