'use client';
import { useMutation } from '@apollo/client/react';
import { Banner, Button, Field, Input, toast } from '@og/ui';
import { useState, type FormEvent } from 'react';
import { PasswordInput } from '@/components/password-input';
import { ConnectIntegrationDocument, IntegrationsDocument } from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { credentialProblems, type VendorForm } from './vendor-forms';

/** Tries credentials with the vendor and keeps them sealed. */
export function ConnectVendor({ form, connected }: { form: VendorForm; connected: boolean }) {
  const [connect, { loading }] = useMutation(ConnectIntegrationDocument, {
    refetchQueries: [IntegrationsDocument],
  });
  const [values, setValues] = useState<Record<string, string>>({});
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [banner, setBanner] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = credentialProblems(form, values);
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    const credentials = Object.fromEntries(
      Object.entries(values)
        .map(([key, value]) => [key, value.trim()] as const)
        .filter(([, value]) => value !== ''),
    );
    const why = await refusal(
      async () =>
        (await connect({ variables: { input: { vendor: form.vendor, credentials } } })).data
          ?.connectIntegration,
    );
    setBanner(why);
    if (why) return;
    setValues({});
    toast.success(`${form.title} is connected`);
  };
  return (
    <form noValidate onSubmit={submit} className="flex max-w-110 flex-col items-start gap-4">
      {banner ? (
        <Banner tone="danger" announce>
          {banner}
        </Banner>
      ) : null}
      {form.fields.map(({ key, label, hint, placeholder, secret, optional }) => {
        const Box = secret ? PasswordInput : Input;
        return (
          <Field
            key={key}
            label={label}
            hint={hint}
            optional={optional}
            error={problems[key]}
            className="w-full"
          >
            <Box
              autoComplete="off"
              spellCheck={false}
              placeholder={placeholder}
              value={values[key] ?? ''}
              onChange={(event) => setValues({ ...values, [key]: event.target.value })}
            />
          </Field>
        );
      })}
      <Button type="submit" variant={connected ? 'secondary' : 'primary'} loading={loading}>
        {connected ? 'Check and replace' : `Connect ${form.title}`}
      </Button>
    </form>
  );
}
