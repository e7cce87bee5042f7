import { Field, Input, Textarea } from '@og/ui';
import type { UseFormReturn } from 'react-hook-form';
import type { LeadFormValues } from './lead-form';

/** The fields of a lead, for adding and editing. */
export function LeadFields({ form }: { form: UseFormReturn<LeadFormValues> }) {
  const { errors } = form.formState;
  const line = (
    name: keyof LeadFormValues,
    label: string,
    more: { type?: string; hint?: string; placeholder?: string } = {},
  ) => (
    <Field label={label} error={errors[name]?.message} hint={more.hint}>
      <Input
        type={more.type ?? 'text'}
        autoComplete="off"
        placeholder={more.placeholder}
        {...form.register(name, name === 'email' ? { deps: ['phones'] } : {})}
      />
    </Field>
  );
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {line('firstName', 'First name')}
      {line('lastName', 'Last name')}
      {line('company', 'Company')}
      {line('title', 'Job title')}
      <Field label="Phones" error={errors.phones?.message} hint="One a line; the first is texted first.">
        <Textarea rows={2} autoComplete="off" inputMode="tel" {...form.register('phones')} />
      </Field>
      {line('email', 'E-mail', { type: 'email' })}
      {line('address', 'Street address')}
      {line('city', 'City')}
      {line('state', 'State', { placeholder: 'TX' })}
      {line('zip', 'ZIP', { hint: 'State and ZIP decide when texting is lawful.' })}
      {line('website', 'Website')}
      {line('tags', 'Tags', { hint: 'Divided by commas.' })}
    </div>
  );
}
