'use client';
import { useMutation } from '@apollo/client/react';
import { zodResolver } from '@hookform/resolvers/zod';
import { Banner, Button, Field, Input, toast } from '@og/ui';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { AddSenderNumberDocument, SendersDocument } from '@/gql/graphql';
import { friendlyError } from '@/lib/apollo/errors';
import { showUserError } from '@/lib/apollo/user-errors';

const schema = z.object({
  // Only the shape; the server parses and normalises the number.
  phone: z
    .string()
    .trim()
    .regex(/^\+?[\d\s().-]{7,20}$/, 'Enter a phone number, like +1 415 555 0100'),
  label: z.string().trim().max(60, 'At most 60 characters'),
});

export function AddNumber() {
  const [add] = useMutation(AddSenderNumberDocument, { refetchQueries: [SendersDocument] });
  const [banner, setBanner] = useState<string | null>(null);
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { phone: '', label: '' } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ phone, label }) => {
    setBanner(null);
    try {
      const { data } = await add({ variables: { input: { vendor: 'TWILIO', phone, label: label || null } } });
      const result = data?.addSenderNumber;
      if (result?.__typename === 'SenderNumber') {
        form.reset();
        toast.success(`${result.phone} was added`);
      } else if (result) setBanner(showUserError(result, form.setError, ['phone', 'label']));
    } catch (error) {
      setBanner(friendlyError(error).message);
    }
  });
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-3">
      {banner ? (
        <Banner tone="danger" announce>
          {banner}
        </Banner>
      ) : null}
      <div className="flex flex-wrap items-start gap-3">
        <Field label="Phone number" error={errors.phone?.message} className="min-w-48 flex-1">
          <Input type="tel" autoComplete="off" placeholder="+1 415 555 0100" {...form.register('phone')} />
        </Field>
        <Field label="Label" optional error={errors.label?.message} className="min-w-48 flex-1">
          <Input autoComplete="off" placeholder="Austin main line" {...form.register('label')} />
        </Field>
        <Button
          type="submit"
          variant="primary"
          loading={isSubmitting}
          className="mt-6.5 max-sm:mt-0 max-sm:h-10 max-sm:w-full"
        >
          Add number
        </Button>
      </div>
    </form>
  );
}
