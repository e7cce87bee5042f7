'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { Banner, Button, Field, Select, Textarea, toast } from '@og/ui';
import { useState, type FormEvent } from 'react';
import { QueryError } from '@/components/query-error';
import {
  CallDispositionsDocument,
  CallQueueDocument,
  FinishCallDocument,
  RecentCallsDocument,
  type CallFieldsFragment,
} from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';

/** What came of a call: the disposition drives the lead's stage and sequences, and settles the task. */
export function FinishForm({ call, onDone }: { call: CallFieldsFragment; onDone: () => void }) {
  const { data, error, refetch } = useQuery(CallDispositionsDocument);
  const [finish, { loading }] = useMutation(FinishCallDocument, {
    refetchQueries: [CallQueueDocument, RecentCallsDocument],
  });
  const [disposition, setDisposition] = useState<string | null>(call.disposition);
  const [notes, setNotes] = useState(call.notes ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const options = (data?.dispositions ?? []).filter(({ appliesTo }) => appliesTo !== 'conversation');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!disposition) return setProblem('Choose what came of the call.');
    const why = await refusal(
      async () =>
        (await finish({ variables: { id: call.id, input: { disposition, notes: notes.trim() || null } } }))
          .data?.finishCall,
    );
    setProblem(why);
    if (why) return;
    toast.success('The call was noted');
    onDone();
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4 border-t pt-4">
      {problem ? (
        <Banner tone="danger" announce>
          {problem}
        </Banner>
      ) : null}
      {error && !data ? <QueryError what="The outcomes of calls" error={error} onRetry={refetch} /> : null}
      <Field label="What came of it">
        <Select
          disabled={!data}
          value={disposition}
          options={options.map(({ key, label }) => ({ value: key, label }))}
          onValueChange={(next) => {
            setDisposition(next);
            setProblem(null);
          }}
        />
      </Field>
      <Field label="Notes" optional>
        <Textarea
          rows={4}
          maxLength={5000}
          value={notes}
          onChange={(event) => setNotes(event.target.value)}
        />
      </Field>
      <Button type="submit" variant="primary" className="self-end" loading={loading}>
        Save
      </Button>
    </form>
  );
}
