'use client';
import { useMutation } from '@apollo/client/react';
import { zodResolver } from '@hookform/resolvers/zod';
import { Banner, Button, Field, Input } from '@og/ui';
import Link from 'next/link';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { SignUpDocument } from '@/gql/graphql';
import { friendlyError } from '@/lib/apollo/errors';
import { showUserError } from '@/lib/apollo/user-errors';
import { NewPasswordField } from './new-password-field';
import { shortestPassword } from './password-strength';
import { useFinishSignIn, useSkipWhenSignedIn } from './use-finish-sign-in';

const schema = z.object({
  name: z.string().trim().min(1, 'Enter your name').max(120, 'At most 120 characters'),
  email: z.email('Enter your e-mail address, like ann@example.com'),
  teamName: z.string().trim().min(1, 'Enter a name for your workspace').max(120, 'At most 120 characters'),
  password: z.string().min(shortestPassword, `At least ${shortestPassword} characters`),
});

export function SignupForm() {
  useSkipWhenSignedIn();
  const finish = useFinishSignIn();
  const [signUp] = useMutation(SignUpDocument);
  const [banner, setBanner] = useState<string | null>(null);
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: { name: '', email: '', teamName: '', password: '' },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (input) => {
    setBanner(null);
    try {
      const { data } = await signUp({ variables: { input } });
      const result = data?.signUp;
      if (result?.__typename === 'Session') return finish(result);
      if (result) setBanner(showUserError(result, form.setError, ['name', 'email', 'teamName', 'password']));
    } catch (error) {
      setBanner(friendlyError(error).message);
    }
  });
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-5">
      <h1 className="text-28 font-semibold">Create a workspace</h1>
      {banner ? (
        <Banner tone="danger" announce>
          {banner}
        </Banner>
      ) : null}
      <Field label="Your name" error={errors.name?.message}>
        <Input autoComplete="name" {...form.register('name')} />
      </Field>
      <Field label="Work e-mail" error={errors.email?.message}>
        <Input type="email" autoComplete="username" {...form.register('email')} />
      </Field>
      <Field
        label="Workspace name"
        hint="Your company or team; leads see the brand you set later."
        error={errors.teamName?.message}
      >
        <Input autoComplete="organization" {...form.register('teamName')} />
      </Field>
      <NewPasswordField
        value={form.watch('password')}
        error={errors.password?.message}
        {...form.register('password')}
      />
      <Button type="submit" variant="primary" size="lg" loading={isSubmitting}>
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
