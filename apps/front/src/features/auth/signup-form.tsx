'use client';
import { Banner, Button, Field, Input } from '@og/ui';
import Link from 'next/link';
import { useState } from 'react';
import { SignUpDocument } from '@/gql/public/graphql';
import { showUserError } from '@/lib/apollo/user-errors';
import { askPublic, publicErrorInWords } from '@/lib/public-api';
import { isEmail, isName, isNewPassword } from './checks';
import { NewPasswordField } from './new-password-field';
import { useFields } from './use-fields';
import { useFinishSignIn, useSkipWhenSignedIn } from './use-finish-sign-in';

const checks = {
  name: isName('Enter your name'),
  email: isEmail,
  teamName: isName('Enter a name for your workspace'),
  password: isNewPassword,
};

export function SignupForm() {
  useSkipWhenSignedIn();
  const finish = useFinishSignIn();
  const [banner, setBanner] = useState<string | null>(null);
  const form = useFields(checks, async (values, { names, setError }) => {
    setBanner(null);
    const { name, email, teamName, password } = values;
    try {
      const input = { name: name.trim(), email: email.trim(), teamName: teamName.trim(), password };
      const { signUp: result } = await askPublic(SignUpDocument, { input });
      if (result.__typename === 'Session') finish(result);
      else setBanner(showUserError(result, setError, names));
    } catch (error) {
      setBanner(publicErrorInWords(error).message);
    }
  });
  return (
    <form noValidate onSubmit={form.submit} className="flex flex-col gap-5">
      <h1 className="text-28 font-semibold">Create a workspace</h1>
      {banner ? (
        <Banner tone="danger" announce>
          {banner}
        </Banner>
      ) : null}
      <Field label="Your name" error={form.errors.name}>
        <Input autoComplete="name" {...form.field('name')} />
      </Field>
      <Field label="Work e-mail" error={form.errors.email}>
        <Input type="email" autoComplete="username" {...form.field('email')} />
      </Field>
      <Field
        label="Workspace name"
        hint="Your company or team; leads see the brand you set later."
        error={form.errors.teamName}
      >
        <Input autoComplete="organization" {...form.field('teamName')} />
      </Field>
      <NewPasswordField error={form.errors.password} {...form.field('password')} />
      <Button type="submit" variant="primary" size="lg" loading={form.busy}>
        Create workspace
      </Button>
      <p className="text-13 text-ink-2">
        Have an account?{' '}
        <Link href="/login" className="font-medium text-ink underline">
          Sign in
        </Link>
      </p>
    </form>
  );
}
