'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { zodResolver } from '@hookform/resolvers/zod';
import { Banner, Button, Field, Input, Select, toast } from '@og/ui';
import Link from 'next/link';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { AccountsDocument, AddSenderNumberDocument, SendersDocument } from '@/gql/graphql';
import { friendlyError } from '@/lib/apollo/errors';
import { showUserError } from '@/lib/apollo/user-errors';
import { vendorNames } from '../vendors';

/** Whose numbers send texts, in the order in which they are offered. */
const textVendors = ['TWILIO', 'SIGNALHOUSE'] as const;

const schema = z.object({
  // Only the shape; the server parses and normalises the number.
  phone: z
    .string()
    .trim()
    .regex(/^\+?[\d\s().-]{7,20}$/, 'Enter a phone number, like +1 415 555 0100'),
  label: z.string().trim().max(60, 'At most 60 characters'),
});

/** Takes a number of a connected account as a sender. */
export function AddNumber() {
  const { data: accounts } = useQuery(AccountsDocument, { fetchPolicy: 'cache-and-network' });
  const vendors = textVendors.filter((one) =>
    accounts?.integrations.some(({ vendor, state }) => vendor === one && state !== 'DISABLED'),
  );
  const [chosen, setVendor] = useState<(typeof textVendors)[number]>('TWILIO');
  const vendor = vendors.includes(chosen) ? chosen : (vendors[0] ?? chosen);
  const [add] = useMutation(AddSenderNumberDocument, { refetchQueries: [SendersDocument] });
  const [banner, setBanner] = useState<string | null>(null);
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { phone: '', label: '' } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ phone, label }) => {
    setBanner(null);
    try {
      const { data } = await add({ variables: { input: { vendor, phone, label: label || null } } });
      const result = data?.addSenderNumber;
      if (result?.__typename === 'SenderNumber') {
        form.reset();
        toast.success(`${result.phone} was added`);
      } else if (result) setBanner(showUserError(result, form.setError, ['phone', 'label']));
    } catch (error) {
      setBanner(friendlyError(error).message);
    }
  });
  if (accounts && vendors.length === 0)
    return (
      <p className="text-13 text-ink-2">
        <Link href="/settings/integrations" className="rounded-sm underline underline-offset-2">
          Connect Twilio or SignalHouse
        </Link>{' '}
        first.
      </p>
    );
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-3">
      {banner ? (
        <Banner tone="danger" announce>
          {banner}
        </Banner>
      ) : null}
      <div className="flex flex-wrap items-start gap-3">
        {vendors.length > 1 ? (
          <Field label="Provider" className="w-40 max-sm:w-full">
            <Select
              value={vendor}
              options={vendors.map((value) => ({ value, label: vendorNames[value] }))}
              onValueChange={setVendor}
            />
          </Field>
        ) : null}
        <Field label="Phone number" error={errors.phone?.message} className="min-w-40 flex-1">
          <Input type="tel" autoComplete="off" placeholder="+1 415 555 0100" {...form.register('phone')} />
        </Field>
        <Field label="Label" optional error={errors.label?.message} className="min-w-40 flex-1">
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
