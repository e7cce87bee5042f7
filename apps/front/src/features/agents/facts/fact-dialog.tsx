'use client';
import { useMutation } from '@apollo/client/react';
import { Dialog, Field, Input, Select, Textarea, toast } from '@og/ui';
import { useState } from 'react';
import { DialogForm } from '@/components/dialog-form';
import { AgentFactsDocument, SaveAgentFactDocument } from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { sentence } from '../words';
import { factKinds } from './fact-kinds';
import type { Fact } from '../records';

/** Adds a fact, or changes one. */
export function FactDialog({ of, onClose }: { of: Fact | 'new' | null; onClose: () => void }) {
  return (
    <Dialog
      open={of !== null}
      onOpenChange={(open) => !open && onClose()}
      title={of === 'new' ? 'Add a fact' : 'Edit fact'}
      description="Write it as an agent may say it: whole, true and dated where it can end."
    >
      {of ? (
        <FactForm key={of === 'new' ? 'new' : of.id} fact={of === 'new' ? null : of} onDone={onClose} />
      ) : null}
    </Dialog>
  );
}

function FactForm({ fact, onDone }: { fact: Fact | null; onDone: () => void }) {
  const [save, { loading }] = useMutation(SaveAgentFactDocument, { refetchQueries: [AgentFactsDocument] });
  const [kind, setKind] = useState(fact?.kind ?? 'offer');
  const [title, setTitle] = useState(fact?.title ?? '');
  const [body, setBody] = useState(fact?.body ?? '');
  const [url, setUrl] = useState(fact?.url ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async () => {
    const input = {
      id: fact?.id ?? null,
      kind,
      title: title.trim(),
      body: body.trim(),
      url: url.trim() || null,
    };
    const why = await refusal(async () => (await save({ variables: { input } })).data?.saveAgentFact);
    setProblem(why);
    if (why) return;
    toast.success('The fact was saved');
    onDone();
  };
  const kinds = factKinds.includes(kind) ? factKinds : [...factKinds, kind];
  return (
    <DialogForm
      problem={problem}
      submitLabel="Save fact"
      loading={loading}
      onSubmit={submit}
      onCancel={onDone}
    >
      <Field label="Title">
        <Input maxLength={200} value={title} onChange={(event) => setTitle(event.target.value)} />
      </Field>
      <Field label="Kind">
        <Select
          value={kind}
          options={kinds.map((value) => ({ value, label: sentence(value) }))}
          onValueChange={setKind}
        />
      </Field>
      <Field label="What is true">
        <Textarea rows={5} maxLength={4000} value={body} onChange={(event) => setBody(event.target.value)} />
      </Field>
      <Field label="Page that says so" optional hint="Given to the agents beside the text.">
        <Input
          type="url"
          placeholder="https://example.com/prices"
          value={url}
          onChange={(event) => setUrl(event.target.value)}
        />
      </Field>
    </DialogForm>
  );
}
