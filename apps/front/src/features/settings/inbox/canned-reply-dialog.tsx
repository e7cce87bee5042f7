'use client';
import { useMutation } from '@apollo/client/react';
import { Dialog, Field, Input, Textarea, toast } from '@og/ui';
import { useState } from 'react';
import { DialogForm } from '@/components/dialog-form';
import {
  SaveSettingsCannedReplyDocument,
  SettingsCannedRepliesDocument,
  type SettingsCannedReplyFieldsFragment as Reply,
} from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';

/** Adds a canned reply, or changes one. */
export function CannedReplyDialog({ of, onClose }: { of: Reply | 'new' | null; onClose: () => void }) {
  return (
    <Dialog
      open={of !== null}
      onOpenChange={(open) => !open && onClose()}
      title={of === 'new' ? 'Add a canned reply' : 'Edit canned reply'}
    >
      {of ? (
        <ReplyForm key={of === 'new' ? 'new' : of.id} reply={of === 'new' ? null : of} onDone={onClose} />
      ) : null}
    </Dialog>
  );
}

function ReplyForm({ reply, onDone }: { reply: Reply | null; onDone: () => void }) {
  const [save, { loading }] = useMutation(SaveSettingsCannedReplyDocument, {
    refetchQueries: [SettingsCannedRepliesDocument],
  });
  const [title, setTitle] = useState(reply?.title ?? '');
  const [shortcut, setShortcut] = useState(reply?.shortcut ?? '');
  const [body, setBody] = useState(reply?.body ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  // Once it was told that somebody has changed it meanwhile, the next press replaces theirs.
  const [seenAt, setSeenAt] = useState(reply?.updatedAt ?? null);
  const submit = async () => {
    const input = {
      id: reply?.id ?? null,
      title: title.trim(),
      shortcut: shortcut.trim().replace(/^\//, ''),
      body: body.trim(),
      seenAt,
    };
    const why = await refusal(async () => {
      const result = (await save({ variables: { input } })).data?.saveCannedReply;
      if (result?.__typename === 'Conflict') setSeenAt(null);
      return result;
    });
    setProblem(why);
    if (why) return;
    toast.success('The canned reply was saved');
    onDone();
  };
  return (
    <DialogForm
      problem={problem}
      submitLabel="Save reply"
      loading={loading}
      onSubmit={submit}
      onCancel={onDone}
    >
      <Field label="Title">
        <Input maxLength={120} value={title} onChange={(event) => setTitle(event.target.value)} />
      </Field>
      <Field label="Short name" hint="Small letters, digits and hyphens: price-range">
        <Input
          maxLength={31}
          autoComplete="off"
          value={shortcut}
          onChange={(event) => setShortcut(event.target.value)}
        />
      </Field>
      <Field label="Text">
        <Textarea rows={5} value={body} onChange={(event) => setBody(event.target.value)} />
      </Field>
    </DialogForm>
  );
}
