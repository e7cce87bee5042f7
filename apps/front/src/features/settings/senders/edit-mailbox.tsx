'use client';
import { useMutation } from '@apollo/client/react';
import { Field, Input, toast } from '@og/ui';
import { useState } from 'react';
import { DialogForm } from '@/components/dialog-form';
import { UpdateSenderMailboxDocument, type MailboxFieldsFragment as Mailbox } from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { DailyCapField, dailyCapOf, dailyCapProblem, SenderDialog, WarmUpSwitch } from './sender-fields';

/** Name, answers, daily limit and warm-up of a mailbox. */
export function EditMailbox({ of, onClose }: { of: Mailbox | null; onClose: () => void }) {
  return (
    <SenderDialog title={of?.address ?? null} onClose={onClose}>
      {of ? <EditForm key={of.id} of={of} onDone={onClose} /> : null}
    </SenderDialog>
  );
}

function EditForm({ of, onDone }: { of: Mailbox; onDone: () => void }) {
  const [update, { loading }] = useMutation(UpdateSenderMailboxDocument);
  const [displayName, setDisplayName] = useState(of.displayName);
  const [replyTo, setReplyTo] = useState(of.replyTo ?? '');
  const [dailyCap, setDailyCap] = useState(of.dailyCap === null ? '' : String(of.dailyCap));
  const [warmUp, setWarmUp] = useState(of.warmUp !== null);
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const capProblem = dailyCapProblem(dailyCap);
  const submit = async () => {
    setTried(true);
    setProblem(null);
    if (capProblem) return;
    const why = await refusal(async () => {
      const { data } = await update({
        variables: {
          id: of.id,
          input: {
            displayName: displayName.trim(),
            replyTo: replyTo.trim() || null,
            dailyCap: dailyCapOf(dailyCap),
            warmUp,
          },
        },
      });
      return data?.updateSenderMailbox;
    });
    setProblem(why);
    if (why) return;
    toast.success(`${of.address} was saved`);
    onDone();
  };
  return (
    <DialogForm problem={problem} submitLabel="Save" loading={loading} onSubmit={submit} onCancel={onDone}>
      <Field label="Shown as">
        <Input value={displayName} maxLength={80} onChange={(event) => setDisplayName(event.target.value)} />
      </Field>
      <Field label="Answers go to" optional hint="Empty: they come back into the inbox here.">
        <Input
          type="email"
          value={replyTo}
          autoComplete="off"
          onChange={(event) => setReplyTo(event.target.value)}
        />
      </Field>
      <DailyCapField
        value={dailyCap}
        onChange={setDailyCap}
        error={tried ? capProblem : undefined}
        hint="Beside what the warm-up allows."
      />
      <WarmUpSwitch what="mailbox" checked={warmUp} onChange={setWarmUp} />
    </DialogForm>
  );
}
