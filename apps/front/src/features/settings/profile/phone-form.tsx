'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Field, Input, Skeleton, toast } from '@og/ui';
import { useState, type FormEvent } from 'react';
import { QueryError } from '@/components/query-error';
import { OwnPhoneDocument, SaveOwnPhoneDocument } from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { phoneText } from '@/lib/phone-text';

/** The phone that rings first when one calls a lead. */
export function PhoneForm() {
  const { data, error, refetch } = useQuery(OwnPhoneDocument);
  if (data) return <Form phone={phoneText(data.me.phone ?? '')} />;
  return error ? (
    <QueryError what="Your phone" error={error} onRetry={refetch} />
  ) : (
    <Skeleton className="h-15" />
  );
}

function Form({ phone }: { phone: string }) {
  const [save, { loading }] = useMutation(SaveOwnPhoneDocument, {
    refetchQueries: [OwnPhoneDocument],
    awaitRefetchQueries: true,
  });
  // While nothing is typed the field shows what is stored, as people write it.
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? phone;
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wanted = shown.trim() || null;
    const why = await refusal(
      async () => (await save({ variables: { input: { phone: wanted } } })).data?.updateProfile,
    );
    setProblem(why);
    if (why) return;
    setTyped((now) => (now === typed ? null : now));
    toast.success(wanted ? 'Your phone was saved' : 'Your phone was removed');
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
          value={shown}
          onChange={(event) => {
            setTyped(event.target.value);
            setProblem(null);
          }}
        />
      </Field>
      <Button type="submit" loading={loading} disabled={shown.trim() === phone}>
        Save phone
      </Button>
    </form>
  );
}
