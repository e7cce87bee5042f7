'use client';
import { useMutation } from '@apollo/client/react';
import { zodResolver } from '@hookform/resolvers/zod';
import { Banner, Button, Field, Input, toast } from '@og/ui';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { PasswordInput } from '@/components/password-input';
import { ConnectIntegrationDocument, IntegrationsDocument } from '@/gql/graphql';
import { friendlyError } from '@/lib/apollo/errors';
import { showUserError } from '@/lib/apollo/user-errors';

const schema = z.object({
  accountSid: z
    .string()
    .trim()
    .regex(/^AC[0-9a-fA-F]{32}$/, 'An account SID is AC and 32 hexadecimal digits'),
  authToken: z.string().trim().min(1, 'Enter the auth token'),
});

export function ConnectTwilio({ connected }: { connected: boolean }) {
  const [connect] = useMutation(ConnectIntegrationDocument, { refetchQueries: [IntegrationsDocument] });
  const [banner, setBanner] = useState<string | null>(null);
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { accountSid: '', authToken: '' } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (credentials) => {
    setBanner(null);
    try {
      const { data } = await connect({ variables: { input: { vendor: 'TWILIO', credentials } } });
      const result = data?.connectIntegration;
      if (result?.__typename === 'Integration') {
        form.reset();
        toast.success('Twilio is connected');
      } else if (result) setBanner(showUserError(result, form.setError, ['accountSid', 'authToken']));
    } catch (error) {
      setBanner(friendlyError(error).message);
    }
  });
  return (
    <form noValidate onSubmit={submit} className="flex max-w-110 flex-col items-start gap-4">
      {banner ? (
        <Banner tone="danger" announce>
          {banner}
        </Banner>
      ) : null}
      <Field label="Account SID" error={errors.accountSid?.message} className="w-full">
        <Input autoComplete="off" spellCheck={false} placeholder="AC…" {...form.register('accountSid')} />
      </Field>
      <Field label="Auth token" error={errors.authToken?.message} className="w-full">
        <PasswordInput autoComplete="off" {...form.register('authToken')} />
      </Field>
      <Button type="submit" variant={connected ? 'secondary' : 'primary'} loading={isSubmitting}>
        {connected ? 'Check and replace' : 'Check and connect'}
      </Button>
    </form>
  );
}
