'use client';
import { Banner, Button, Field, Input } from '@og/ui';
import Link from 'next/link';
import { useState } from 'react';
import { SignInDocument } from '@/gql/public/graphql';
import { showUserError } from '@/lib/apollo/user-errors';
import { askPublic, publicErrorInWords } from '@/lib/public-api';
import { isEmail, isPassword } from './checks';
import { useFields } from './use-fields';
import { PasswordInput } from '@/components/password-input';
import { useFinishSignIn, useSkipWhenSignedIn } from './use-finish-sign-in';

export function LoginForm() {
  useSkipWhenSignedIn();
  const finish = useFinishSignIn();
  const [banner, setBanner] = useState<string | null>(null);
  const form = useFields({ email: isEmail, password: isPassword }, async (values, { names, setError }) => {
    setBanner(null);
    try {
      const input = { email: values.email.trim(), password: values.password };
      const { signIn: result } = await askPublic(SignInDocument, { input });
      if (result.__typename === 'Session') finish(result);
      else setBanner(showUserError(result, setError, names));
    } catch (error) {
      setBanner(publicErrorInWords(error).message);
    }
  });
  return (
    <form noValidate onSubmit={form.submit} className="flex flex-col gap-5">
      <h1 className="text-28 font-semibold">Sign in</h1>
      {banner ? (
        <Banner tone="danger" announce>
          {banner}
        </Banner>
      ) : null}
      <Field label="E-mail" error={form.errors.email}>
        <Input type="email" autoComplete="username" {...form.field('email')} />
      </Field>
      <Field label="Password" error={form.errors.password}>
        <PasswordInput autoComplete="current-password" {...form.field('password')} />
      </Field>
      <Button type="submit" variant="primary" size="lg" loading={form.busy}>
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
