'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { Banner, Button, Field, Input, Select, toast } from '@og/ui';
import Link from 'next/link';
import { useState, type FormEvent } from 'react';
import { AccountsDocument, AddSenderNumberDocument, SendersDocument } from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { vendorNames } from '../vendors';

/** Whose numbers send texts, in the order in which they are offered. */
const textVendors = ['TWILIO', 'SIGNALHOUSE'] as const;

/** Only the shape; the server parses and normalises the number. */
const phoneShape = /^\+?[\d\s().-]{7,20}$/;

/** Takes a number of a connected account as a sender. */
export function AddNumber() {
  const { data: accounts } = useQuery(AccountsDocument, { fetchPolicy: 'cache-and-network' });
  const vendors = textVendors.filter((one) =>
    accounts?.integrations.some(({ vendor, state }) => vendor === one && state !== 'DISABLED'),
  );
  const [chosen, setVendor] = useState<(typeof textVendors)[number]>('TWILIO');
  const vendor = vendors.includes(chosen) ? chosen : (vendors[0] ?? chosen);
  const [add, { loading }] = useMutation(AddSenderNumberDocument, { refetchQueries: [SendersDocument] });
  const [phone, setPhone] = useState('');
  const [label, setLabel] = useState('');
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const fits = phoneShape.test(phone.trim());
    setWrong(fits ? undefined : 'Enter a phone number, like +1 415 555 0100');
    if (!fits) return;
    const input = { vendor, phone: phone.trim(), label: label.trim() || null };
    const why = await refusal(async () => (await add({ variables: { input } })).data?.addSenderNumber);
    setProblem(why);
    if (why) return;
    toast.success(`${input.phone} was added`);
    setPhone('');
    setLabel('');
  };
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
      {problem ? (
        <Banner tone="danger" announce>
          {problem}
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
        <Field label="Phone number" error={wrong} className="min-w-40 flex-1">
          <Input
            type="tel"
            autoComplete="off"
            placeholder="+1 415 555 0100"
            value={phone}
            onChange={(event) => setPhone(event.target.value)}
          />
        </Field>
        <Field label="Label" optional className="min-w-40 flex-1">
          <Input
            autoComplete="off"
            placeholder="Austin main line"
            maxLength={60}
            value={label}
            onChange={(event) => setLabel(event.target.value)}
          />
        </Field>
        <Button
          type="submit"
          variant="primary"
          loading={loading}
          className="mt-6.5 max-sm:mt-0 max-sm:h-10 max-sm:w-full"
        >
          Add number
        </Button>
      </div>
    </form>
  );
}
