'use client';
import { useMutation } from '@apollo/client/react';
import { zodResolver } from '@hookform/resolvers/zod';
import { Banner, Button, Field, Input } from '@og/ui';
import Link from 'next/link';
import { useEffect, useState } from 'react';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { SignInDocument } from '@/gql/graphql';
import { friendlyError } from '@/lib/apollo/errors';
import { showUserError } from '@/lib/apollo/user-errors';
import { PasswordInput } from '@/components/password-input';
import { useFinishSignIn, useSkipWhenSignedIn } from './use-finish-sign-in';

const schema = z.object({
  email: z.email('Enter your e-mail address, like ann@example.com'),
  password: z.string().min(1, 'Enter your password'),
  code: z.string().optional(),
});

export function LoginForm() {
  useSkipWhenSignedIn();
  const finish = useFinishSignIn();
  const [signIn] = useMutation(SignInDocument);
  const [banner, setBanner] = useState<string | null>(null);
  const [needsCode, setNeedsCode] = useState(false);
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: { email: '', password: '', code: '' },
  });
  const { errors, isSubmitting } = form.formState;
  const { setFocus } = form;
  useEffect(() => {
    if (needsCode) setFocus('code');
  }, [needsCode, setFocus]);
  const submit = form.handleSubmit(async ({ email, password, code }) => {
    setBanner(null);
    try {
      const { data } = await signIn({ variables: { input: { email, password, code: code || null } } });
      const result = data?.signIn;
      if (result?.__typename === 'Session') return finish(result);
      if (result?.__typename === 'MfaRequired') return setNeedsCode(true);
      if (result) setBanner(showUserError(result, form.setError, ['email', 'password', 'code']));
    } catch (error) {
      setBanner(friendlyError(error).message);
    }
  });
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-5">
      <h1 className="text-28 font-semibold">Sign in</h1>
      {banner ? (
        <Banner tone="danger" announce>
          {banner}
        </Banner>
      ) : null}
      <Field label="E-mail" error={errors.email?.message}>
        <Input type="email" autoComplete="username" {...form.register('email')} />
      </Field>
      <Field label="Password" error={errors.password?.message}>
        <PasswordInput autoComplete="current-password" {...form.register('password')} />
      </Field>
      {needsCode ? (
        <Field
          label="Code from your authenticator app"
          hint="Or one of your recovery codes."
          error={errors.code?.message}
        >
          <Input inputMode="numeric" autoComplete="one-time-code" {...form.register('code')} />
        </Field>
      ) : null}
      <Button type="submit" variant="primary" size="lg" loading={isSubmitting}>
        Sign in
      </Button>
      <p className="text-13 text-ink-2">
        New here?{' '}
        <Link href="/signup" className="font-medium text-ink underline">
          Create a workspace
        </Link>
      </p>
    </form>
  );
}
