'use client';
import { useMutation } from '@apollo/client/react';
import { zodResolver } from '@hookform/resolvers/zod';
import { Banner, Button, Field, Input, toast } from '@og/ui';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { UpdateProfileDocument } from '@/gql/graphql';
import { friendlyError } from '@/lib/apollo/errors';
import { showUserError } from '@/lib/apollo/user-errors';
import { useMe } from '@/lib/session/use-me';
import { useSession } from '@/lib/session/use-session';
import { useFreshValues } from '@/lib/use-fresh-values';
import { PhoneForm } from './phone-form';

const schema = z.object({
  name: z.string().trim().min(1, 'Enter your name').max(120, 'At most 120 characters'),
});

export function NameForm() {
  const { session } = useSession();
  const { me } = useMe();
  // The session names the person too, so that the form stands there from the beginning.
  const user = me?.user ?? session?.user;
  return user ? (
    <div className="flex flex-col gap-5">
      <Form user={user} />
      <PhoneForm />
    </div>
  ) : null;
}

function Form({ user }: { user: { name: string; email: string } }) {
  const [update] = useMutation(UpdateProfileDocument);
  const [banner, setBanner] = useState<string | null>(null);
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { name: user.name } });
  useFreshValues(form, { name: user.name });
  const { errors, isSubmitting, isDirty } = form.formState;
  const submit = form.handleSubmit(async (input) => {
    setBanner(null);
    try {
      const { data } = await update({ variables: { input } });
      const result = data?.updateProfile;
      if (result?.__typename === 'User') {
        form.reset(input);
        toast.success('Name saved');
      } else if (result) setBanner(showUserError(result, form.setError, ['name']));
    } catch (error) {
      setBanner(friendlyError(error).message);
    }
  });
  return (
    <form noValidate onSubmit={submit} className="flex max-w-100 flex-col items-start gap-4">
      {banner ? (
        <Banner tone="danger" announce>
          {banner}
        </Banner>
      ) : null}
      <Field label="Name" error={errors.name?.message} className="w-full">
        <Input autoComplete="name" {...form.register('name')} />
      </Field>
      <Field label="E-mail" hint="You sign in with it." className="w-full">
        <Input value={user.email} readOnly />
      </Field>
      <Button type="submit" loading={isSubmitting} disabled={!isDirty}>
        Save name
      </Button>
    </form>
  );
}
