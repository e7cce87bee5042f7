'use client';
import { useMutation } from '@apollo/client/react';
import { Dialog, Field, Input, toast } from '@og/ui';
import { useState } from 'react';
import { DialogForm } from '@/components/dialog-form';
import { PasswordInput } from '@/components/password-input';
import { ConnectIntegrationDocument, IntegrationsDocument } from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { credentialProblems, type VendorForm } from './vendor-forms';

/** Asks for a vendor's credentials, tries them with the vendor and keeps them sealed. */
export function ConnectDialog({ form, onClose }: { form: VendorForm | null; onClose: () => void }) {
  return (
    <Dialog
      open={form !== null}
      onOpenChange={(open) => !open && onClose()}
      size="sm"
      title={`Connect ${form?.title ?? ''}`}
      description={form ? `${form.description} They are checked before they are saved.` : undefined}
    >
      {form ? <ConnectForm key={form.vendor} form={form} onDone={onClose} /> : null}
    </Dialog>
  );
}

function ConnectForm({ form, onDone }: { form: VendorForm; onDone: () => void }) {
  const [connect, { loading }] = useMutation(ConnectIntegrationDocument, {
    refetchQueries: [IntegrationsDocument],
  });
  const [values, setValues] = useState<Record<string, string>>({});
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [banner, setBanner] = useState<string | null>(null);
  const submit = async () => {
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
    toast.success(`${form.title} is connected`);
    onDone();
  };
  return (
    <DialogForm
      problem={banner}
      submitLabel="Check and connect"
      loading={loading}
      onSubmit={submit}
      onCancel={onDone}
    >
      {form.fields.map(({ key, label, hint, placeholder, secret, optional }) => {
        const Box = secret ? PasswordInput : Input;
        return (
          <Field key={key} label={label} hint={hint} optional={optional} error={problems[key]}>
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
    </DialogForm>
  );
}
