'use client';
import { useMutation } from '@apollo/client/react';
import { Button, Dialog, Field, StatusChip, Textarea, toast } from '@og/ui';
import { useState } from 'react';
import { DialogForm } from '@/components/dialog-form';
import { LiftQuarantineDocument, type SenderHealthFieldsFragment, type SenderState } from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { formatMoment } from '@/lib/format';
import { senderStates } from '../vendors';
import { figuresOf, healthWords } from './health-words';

/** How a sender stands, in one chip: its health where it may send and something is amiss, else its state. */
export function SenderChip({ state, health }: { state: SenderState; health: SenderHealthFieldsFragment }) {
  const amiss = state === 'ACTIVE' && health.state !== 'HEALTHY';
  const { label, tone } = amiss ? healthWords[health.state] : senderStates[state];
  return <StatusChip tone={tone}>{label}</StatusChip>;
}

/** Why a sender stands as it does, with its figures. */
export function HealthReason({ health }: { health: SenderHealthFieldsFragment }) {
  const figures = figuresOf(health);
  return (
    <>
      {health.state !== 'HEALTHY' && health.reason ? (
        <span className="text-12 text-ink-2">
          {health.reason}
          {health.quarantinedUntil ? ` Tried again ${formatMoment(health.quarantinedUntil)}.` : ''}
        </span>
      ) : null}
      {figures ? <span className="text-12 text-ink-3 tabular-nums">{figures}</span> : null}
    </>
  );
}

/** Takes a sender out of quarantine; the reason is kept. */
export function LiftQuarantine({ senderId, name }: { senderId: string; name: string }) {
  const [open, setOpen] = useState(false);
  const [lift, { loading }] = useMutation(LiftQuarantineDocument);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async () => {
    const why = await refusal(async () => {
      const { data } = await lift({ variables: { senderId, input: { reason: reason.trim() } } });
      return data?.liftQuarantine;
    });
    setProblem(why);
    if (why) return;
    toast.success(`${name} sends again, slowly at first`);
    setOpen(false);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        Lift<span className="sr-only"> the quarantine of {name}</span>
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        size="sm"
        title={`Let ${name} send again?`}
        description="Its figures were bad enough to stop it. It starts at the rate of a warm-up, and is looked at again after each message."
      >
        <DialogForm
          problem={problem}
          submitLabel="Let it send"
          loading={loading}
          onSubmit={submit}
          onCancel={() => setOpen(false)}
        >
          <Field label="Why?">
            <Textarea
              rows={3}
              maxLength={500}
              value={reason}
              placeholder="The list was cleaned, the text was changed …"
              onChange={(event) => setReason(event.target.value)}
            />
          </Field>
        </DialogForm>
      </Dialog>
    </>
  );
}
