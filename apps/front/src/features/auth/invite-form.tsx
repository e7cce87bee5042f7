'use client';
import { useMutation } from '@apollo/client/react';
import { zodResolver } from '@hookform/resolvers/zod';
import { Banner, Button, Field, Input } from '@og/ui';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { AcceptInvitationDocument, type InvitationPreviewQuery } from '@/gql/graphql';
import { friendlyError } from '@/lib/apollo/errors';
import { showUserError } from '@/lib/apollo/user-errors';
import { formatDay } from '@/lib/format';
import { roleNames, roleTexts } from '@/lib/session/roles';
import { startSession } from '@/lib/session/session-store';
import { NewPasswordField } from './new-password-field';
import { PasswordInput } from '@/components/password-input';
import { shortestPassword } from './password-strength';

type Invitation = NonNullable<InvitationPreviewQuery['invitationPreview']>;

const known = z.object({ name: z.string(), password: z.string().min(1, 'Enter your password') });
const stranger = z.object({
  name: z.string().trim().min(1, 'Enter your name').max(120, 'At most 120 characters'),
  password: z.string().min(shortestPassword, `At least ${shortestPassword} characters`),
});

/** Joins a workspace: with the password one has, or as somebody new. */
export function InviteForm({ token, invitation }: { token: string; invitation: Invitation }) {
  const router = useRouter();
  const [accept] = useMutation(AcceptInvitationDocument);
  const [banner, setBanner] = useState<string | null>(null);
  const { userExists, role, teamName, email, expiresAt } = invitation;
  const form = useForm({
    resolver: zodResolver(userExists ? known : stranger),
    defaultValues: { name: '', password: '' },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ name, password }) => {
    setBanner(null);
    try {
      const { data } = await accept({
        variables: { input: { token, password, name: userExists ? null : name } },
      });
      const result = data?.acceptInvitation;
      if (result?.__typename === 'Session') {
        startSession(result);
        router.replace('/home');
      } else if (result) setBanner(showUserError(result, form.setError, ['name', 'password']));
    } catch (error) {
      setBanner(friendlyError(error).message);
    }
  });
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-5">
      <div className="flex flex-col gap-2">
        <h1 className="text-28 font-semibold">Join {teamName}</h1>
        <p className="text-ink-2">
          You were invited as <strong className="font-medium text-ink">{roleNames[role]}</strong>.{' '}
          {roleTexts[role]} The invitation is open until {formatDay(expiresAt)}.
        </p>
      </div>
      {banner ? (
        <Banner tone="danger" announce>
          {banner}
        </Banner>
      ) : null}
      <Field label="E-mail">
        <Input value={email} readOnly autoComplete="username" />
      </Field>
      {userExists ? (
        <Field
          label="Your password"
          hint="You have an account; use its password."
          error={errors.password?.message}
        >
          <PasswordInput autoComplete="current-password" {...form.register('password')} />
        </Field>
      ) : (
        <>
          <Field label="Your name" error={errors.name?.message}>
            <Input autoComplete="name" {...form.register('name')} />
          </Field>
          <NewPasswordField
            value={form.watch('password')}
            error={errors.password?.message}
            {...form.register('password')}
          />
        </>
      )}
      <Button type="submit" variant="primary" size="lg" loading={isSubmitting}>
        Join {teamName}
      </Button>
    </form>
  );
}
