'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { Banner, Button, Field, Input, Select, toast } from '@og/ui';
import Link from 'next/link';
import { useState, type FormEvent } from 'react';
import { AccountsDocument, AddSenderNumberDocument, SendersDocument, type SenderKind } from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { phonesInWords, phoneText } from '@/lib/phone-text';
import { vendorNames } from '../vendors';

/** Whose numbers send texts, in the order in which they are offered. */
const textVendors = ['TWILIO', 'SIGNALHOUSE'] as const;

const phoneShape = /^\+?[\d\s().-]{7,20}$/;

/** Of each kind the shape only: the server parses the number and says when it is of another kind. */
const kinds: Record<
  SenderKind,
  { label: string; hint: string; shape: RegExp; wrong: string; example: string }
> = {
  LONG_CODE: {
    label: 'Long code',
    hint: 'Sends within an active 10DLC campaign: register it under 10DLC.',
    shape: phoneShape,
    wrong: 'Enter a phone number, like +1 415 555 0100',
    example: '+1 415 555 0100',
  },
  TOLL_FREE: {
    label: 'Toll-free number',
    hint: 'Have the provider verify it first; it needs no 10DLC campaign.',
    shape: phoneShape,
    wrong: 'Enter a toll-free number, like +1 833 555 0100',
    example: '+1 833 555 0100',
  },
  SHORT_CODE: {
    label: 'Short code',
    hint: 'Leased and set up at Twilio; it needs no 10DLC campaign.',
    shape: /^\s*\d(?:[\s.-]?\d){4,5}\s*$/,
    wrong: 'Enter the five or six digits of the short code, like 24273',
    example: '24273',
  },
};
const kindOptions = (Object.keys(kinds) as SenderKind[]).map((value) => ({
  value,
  label: kinds[value].label,
}));

/** Takes a number of a connected account as a sender. */
export function AddNumber() {
  const { data: accounts } = useQuery(AccountsDocument, { fetchPolicy: 'cache-and-network' });
  const vendors = textVendors.filter((one) =>
    accounts?.integrations.some(({ vendor, state }) => vendor === one && state !== 'DISABLED'),
  );
  const [chosen, setVendor] = useState<(typeof textVendors)[number]>('TWILIO');
  const [kind, setKind] = useState<SenderKind>('LONG_CODE');
  const offered = kind === 'SHORT_CODE' ? vendors.filter((one) => one === 'TWILIO') : vendors;
  const vendor = offered.includes(chosen) ? chosen : (offered[0] ?? chosen);
  const [add, { loading }] = useMutation(AddSenderNumberDocument, { refetchQueries: [SendersDocument] });
  const [phone, setPhone] = useState('');
  const [label, setLabel] = useState('');
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const fits = kinds[kind].shape.test(phone.trim());
    setWrong(fits ? undefined : kinds[kind].wrong);
    if (!fits) return;
    const input = { vendor, kind, phone: phone.trim(), label: label.trim() || null };
    const why = await refusal(async () => (await add({ variables: { input } })).data?.addSenderNumber);
    setProblem(why && phonesInWords(why));
    if (why) return;
    toast.success(`${phoneText(input.phone)} was added`);
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
        <Field label="Kind" className="w-44 max-sm:w-full">
          <Select
            value={kind}
            options={kindOptions}
            onValueChange={(value) => {
              setKind(value);
              setWrong(undefined);
              setProblem(null);
            }}
          />
        </Field>
        {offered.length > 1 ? (
          <Field label="Provider" className="w-40 max-sm:w-full">
            <Select
              value={vendor}
              options={offered.map((value) => ({ value, label: vendorNames[value] }))}
              onValueChange={setVendor}
            />
          </Field>
        ) : null}
        <Field
          label={kind === 'SHORT_CODE' ? 'Short code' : 'Phone number'}
          error={wrong}
          className="min-w-40 flex-1"
        >
          <Input
            type="tel"
            autoComplete="off"
            placeholder={kinds[kind].example}
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
      <p className="text-13 text-ink-2">{kinds[kind].hint}</p>
    </form>
  );
}
