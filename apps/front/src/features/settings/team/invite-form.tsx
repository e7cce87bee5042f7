'use client';
import { useMutation } from '@apollo/client/react';
import { zodResolver } from '@hookform/resolvers/zod';
import { Banner, Button, Field, Input, Select } from '@og/ui';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { z } from 'zod';
import { InvitationsDocument, InviteMemberDocument, type InviteMemberMutation } from '@/gql/graphql';
import { friendlyError } from '@/lib/apollo/errors';
import { showUserError } from '@/lib/apollo/user-errors';
import { roleNames, roles, roleTexts } from '@/lib/session/roles';
import { useMe } from '@/lib/session/use-me';

export type CreatedInvitation = Extract<InviteMemberMutation['inviteMember'], { __typename: 'Invitation' }>;

const schema = z.object({
  email: z.email('Enter an e-mail address, like ann@example.com'),
  role: z.enum(roles),
});

export function InviteForm({ onCreated }: { onCreated: (invitation: CreatedInvitation) => void }) {
  const { role: mine } = useMe();
  const [invite] = useMutation(InviteMemberDocument, { refetchQueries: [InvitationsDocument] });
  const [banner, setBanner] = useState<string | null>(null);
  const form = useForm<z.infer<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: { email: '', role: 'REP' },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (input) => {
    setBanner(null);
    try {
      const { data } = await invite({ variables: { input } });
      const result = data?.inviteMember;
      if (result?.__typename === 'Invitation') {
        onCreated(result);
        form.reset({ email: '', role: input.role });
      } else if (result) setBanner(showUserError(result, form.setError, ['email', 'role']));
    } catch (error) {
      setBanner(friendlyError(error).message);
    }
  });
  const options = roles
    .filter((role) => mine === 'OWNER' || role !== 'OWNER')
    .map((role) => ({ value: role, label: roleNames[role], hint: roleTexts[role] }));
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-3">
      {banner ? (
        <Banner tone="danger" announce>
          {banner}
        </Banner>
      ) : null}
      <div className="flex flex-wrap items-start gap-3">
        <Field label="E-mail" error={errors.email?.message} className="min-w-56 flex-1 max-sm:basis-full">
          <Input type="email" autoComplete="off" {...form.register('email')} />
        </Field>
        <Field label="Role" error={errors.role?.message} className="w-36 max-sm:min-w-36 max-sm:flex-1">
          <Controller
            control={form.control}
            name="role"
            render={({ field }) => (
              <Select options={options} value={field.value} onValueChange={field.onChange} />
            )}
          />
        </Field>
        <Button type="submit" variant="primary" loading={isSubmitting} className="mt-6.5 max-sm:h-10">
          Invite
        </Button>
      </div>
    </form>
  );
}
