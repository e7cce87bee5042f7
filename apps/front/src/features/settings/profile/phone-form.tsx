'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Field, Input, Skeleton, toast } from '@og/ui';
import { useState, type FormEvent } from 'react';
import { QueryError } from '@/components/query-error';
import { OwnPhoneDocument, SaveOwnPhoneDocument } from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';

/** The phone that rings first when one calls a lead. */
export function PhoneForm() {
  const { data, error, refetch } = useQuery(OwnPhoneDocument);
  if (data) return <Form key={data.me.phone} phone={data.me.phone ?? ''} name={data.me.user.name} />;
  return error ? (
    <QueryError what="Your phone" error={error} onRetry={refetch} />
  ) : (
    <Skeleton className="h-15" />
  );
}

function Form({ phone, name }: { phone: string; name: string }) {
  const [save, { loading }] = useMutation(SaveOwnPhoneDocument, { refetchQueries: [OwnPhoneDocument] });
  const [typed, setTyped] = useState(phone);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const why = await refusal(
      async () =>
        (await save({ variables: { input: { name, phone: typed.trim() || null } } })).data?.updateProfile,
    );
    setProblem(why);
    if (!why) toast.success(typed.trim() ? 'Your phone was saved' : 'Your phone was removed');
  };
  return (
    <form noValidate onSubmit={submit} className="flex max-w-100 flex-col items-start gap-4">
      <Field
        label="Your phone"
        optional
        hint="Rings first when you call a lead. Leads see the workspace’s number."
        error={problem}
        className="w-full"
      >
        <Input
          type="tel"
          autoComplete="tel"
          placeholder="+1 512 555 0100"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setProblem(null);
          }}
        />
      </Field>
      <Button type="submit" loading={loading} disabled={typed.trim() === phone}>
        Save phone
      </Button>
    </form>
  );
}
