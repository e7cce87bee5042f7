'use client';
import { Banner, Button, Field, Input } from '@og/ui';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { AcceptInvitationDocument, type InvitationPreviewQuery } from '@/gql/public/graphql';
import { showUserError } from '@/lib/apollo/user-errors';
import { askPublic, publicErrorInWords } from '@/lib/public-api';
import { formatDay } from '@/lib/format';
import { roleNames, roleTexts } from '@/lib/session/roles';
import { startSession } from '@/lib/session/session-store';
import { anything, isName, isNewPassword, isPassword } from './checks';
import { NewPasswordField } from './new-password-field';
import { PasswordInput } from '@/components/password-input';
import { useFields } from './use-fields';

type Invitation = NonNullable<InvitationPreviewQuery['invitationPreview']>;

const known = { name: anything, password: isPassword };
const stranger = { name: isName('Enter your name'), password: isNewPassword };

/** Joins a workspace: with the password one has, or as somebody new. */
export function InviteForm({ token, invitation }: { token: string; invitation: Invitation }) {
  const router = useRouter();
  const [banner, setBanner] = useState<string | null>(null);
  const { userExists, role, teamName, email, expiresAt } = invitation;
  const form = useFields(userExists ? known : stranger, async ({ name, password }, { names, setError }) => {
    setBanner(null);
    try {
      const { acceptInvitation: result } = await askPublic(AcceptInvitationDocument, {
        input: { token, password, name: userExists ? null : name.trim() },
      });
      if (result.__typename === 'Session') {
        startSession(result);
        router.replace('/home');
      } else setBanner(showUserError(result, setError, names));
    } catch (error) {
      setBanner(publicErrorInWords(error).message);
    }
  });
  return (
    <form noValidate onSubmit={form.submit} className="flex flex-col gap-5">
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
          error={form.errors.password}
        >
          <PasswordInput autoComplete="current-password" {...form.field('password')} />
        </Field>
      ) : (
        <>
          <Field label="Your name" error={form.errors.name}>
            <Input autoComplete="name" {...form.field('name')} />
          </Field>
          <NewPasswordField error={form.errors.password} {...form.field('password')} />
        </>
      )}
      <Button type="submit" variant="primary" size="lg" loading={form.busy}>
        Join {teamName}
      </Button>
    </form>
  );
}
