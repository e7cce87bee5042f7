'use client';
import { useMutation } from '@apollo/client/react';
import { Banner, Button, Dialog, Field, Input, Switch, toast } from '@og/ui';
import { useState, type FormEvent } from 'react';
import { UpdateSenderMailboxDocument, type MailboxFieldsFragment as Mailbox } from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { wholeNumberProblem } from './whole-number';

/** Name, answers, daily limit and warm-up of a mailbox. */
export function EditMailbox({ of, onClose }: { of: Mailbox | null; onClose: () => void }) {
  return (
    <Dialog
      open={of !== null}
      onOpenChange={(open) => !open && onClose()}
      size="sm"
      title={of?.address ?? ''}
    >
      {of ? <EditForm key={of.id} of={of} onDone={onClose} /> : null}
    </Dialog>
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
  const capProblem = wholeNumberProblem(dailyCap, { min: 1, max: 1_000_000, optional: true });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (capProblem) return;
    const why = await refusal(async () => {
      const { data } = await update({
        variables: {
          id: of.id,
          input: {
            displayName: displayName.trim(),
            replyTo: replyTo.trim() || null,
            dailyCap: dailyCap.trim() === '' ? null : Number(dailyCap),
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
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {problem ? (
        <Banner tone="danger" announce>
          {problem}
        </Banner>
      ) : null}
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
      <Field
        label="Messages a day, at most"
        optional
        error={tried ? capProblem : undefined}
        hint="Beside what the warm-up allows."
      >
        <Input inputMode="numeric" value={dailyCap} onChange={(event) => setDailyCap(event.target.value)} />
      </Field>
      <Switch
        label="Warm up"
        hint="A new mailbox sends little on its first days and more on each that follows."
        checked={warmUp}
        onCheckedChange={setWarmUp}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="primary" loading={loading}>
          Save
        </Button>
      </div>
    </form>
  );
}
