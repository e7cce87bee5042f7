'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { Field, Input, Select, Switch, toast } from '@og/ui';
import { useState } from 'react';
import { DialogForm } from '@/components/dialog-form';
import {
  CreateBrandDocument,
  AccountsDocument,
  RegistrationsDocument,
  UpdateBrandDocument,
  type BrandFieldsFragment as Brand,
} from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { vendorNames } from '../vendors';
import { brandDetails, entityTypes } from './registration-words';

const none = 'none';

/** The business as the registry asks for it. */
export function BrandForm({ brand, onDone }: { brand: Brand | null; onDone: () => void }) {
  const options = { refetchQueries: [RegistrationsDocument] };
  const [create, creating] = useMutation(CreateBrandDocument, options);
  const [update, updating] = useMutation(UpdateBrandDocument, options);
  const { data } = useQuery(AccountsDocument);
  const known = (brand?.details ?? {}) as Record<string, string>;
  const [displayName, setDisplayName] = useState(brand?.displayName ?? '');
  const [companyName, setCompanyName] = useState(brand?.companyName ?? '');
  const [soleProprietor, setSoleProprietor] = useState(brand?.soleProprietor ?? false);
  const [details, setDetails] = useState<Record<string, string>>(known);
  const [account, setAccount] = useState(none);
  const [problem, setProblem] = useState<string | null>(null);
  const registrars = data?.integrations.filter(
    ({ vendor, state }) => vendor === 'SIGNALHOUSE' && state !== 'DISABLED',
  );
  const submit = async () => {
    const input = {
      displayName: displayName.trim(),
      companyName: companyName.trim(),
      soleProprietor,
      details: Object.fromEntries(Object.entries(details).filter(([, value]) => value.trim() !== '')),
      ...(account === none ? {} : { integrationId: account }),
    };
    const why = await refusal(async () =>
      brand
        ? (await update({ variables: { id: brand.id, input } })).data?.updateBrand
        : (await create({ variables: { input } })).data?.createBrand,
    );
    setProblem(why);
    if (why) return;
    toast.success(`${input.displayName} was saved`);
    onDone();
  };
  return (
    <DialogForm
      problem={problem}
      submitLabel="Save draft"
      loading={creating.loading || updating.loading}
      onSubmit={submit}
      onCancel={onDone}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Brand name">
          <Input
            value={displayName}
            maxLength={255}
            onChange={(event) => setDisplayName(event.target.value)}
          />
        </Field>
        <Field label="Legal name of the company">
          <Input
            value={companyName}
            maxLength={255}
            onChange={(event) => setCompanyName(event.target.value)}
          />
        </Field>
        <Field label="Kind of business">
          <Select
            value={details['entityType'] ?? null}
            options={entityTypes}
            onValueChange={(entityType) => setDetails({ ...details, entityType })}
          />
        </Field>
        {brandDetails.map(({ key, label, placeholder }) => (
          <Field key={key} label={label}>
            <Input
              value={details[key] ?? ''}
              maxLength={255}
              placeholder={placeholder}
              autoComplete="off"
              onChange={(event) => setDetails({ ...details, [key]: event.target.value })}
            />
          </Field>
        ))}
      </div>
      <Switch
        label="Sole proprietor"
        hint="One person without a tax number of a company: 1,000 segments a day."
        checked={soleProprietor}
        onCheckedChange={setSoleProprietor}
      />
      {registrars && registrars.length > 0 ? (
        <Field
          label="Hand in through"
          hint="Registrations in Twilio’s console are noted with “Record registration”."
        >
          <Select
            value={account}
            options={[
              { value: none, label: brand ? 'As before' : 'Decide later' },
              ...registrars.map((one) => ({
                value: one.id,
                label: `${vendorNames[one.vendor]} ${one.account ?? ''}`.trim(),
              })),
            ]}
            onValueChange={setAccount}
          />
        </Field>
      ) : null}
    </DialogForm>
  );
}
