'use client';
import { useMutation } from '@apollo/client/react';
import { Banner, Button, Dialog, Field, RadioGroup, Textarea, toast } from '@og/ui';
import { useState, type FormEvent } from 'react';
import {
  EngineDocument,
  ResolveUnknownDocument,
  UnknownOutcomesDocument,
  type UnknownOutcomeRowFragment as Row,
  type UnknownResolution,
} from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';

const choices: readonly { value: UnknownResolution; label: string; hint: string; done: string }[] = [
  {
    value: 'SENT',
    label: 'It was sent',
    hint: 'You saw it in the provider’s console, or the person answered it. The sequence goes on.',
    done: 'Noted as sent',
  },
  {
    value: 'NOT_SENT',
    label: 'It was not sent',
    hint: 'Nothing reached the person. The sequence ends here for them.',
    done: 'Noted as not sent',
  },
  {
    value: 'SEND_AGAIN',
    label: 'Send it again',
    hint: 'A new message, through every rule. The person may get the same text twice; say below why that is right.',
    done: 'A new message is on its way',
  },
];

/** A person says what became of a send in doubt. */
export function ResolveDialog({ of, onClose }: { of: Row | null; onClose: () => void }) {
  return (
    <Dialog
      open={of !== null}
      onOpenChange={(open) => !open && onClose()}
      size="sm"
      title={`What became of the message to ${of?.lead.name ?? ''}?`}
      description="Your answer is kept in the audit log."
    >
      {of ? <ResolveForm key={of.message.id} of={of} onDone={onClose} /> : null}
    </Dialog>
  );
}

function ResolveForm({ of, onDone }: { of: Row; onDone: () => void }) {
  const [resolve, { loading }] = useMutation(ResolveUnknownDocument, {
    refetchQueries: [UnknownOutcomesDocument, EngineDocument],
  });
  const [resolution, setResolution] = useState<UnknownResolution | null>(null);
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const chosen = choices.find((choice) => choice.value === resolution);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!chosen) {
      setProblem('Choose what became of it.');
      return;
    }
    if (chosen.value === 'SEND_AGAIN' && !note.trim()) {
      setProblem('Say why a second message to this person is right.');
      return;
    }
    const why = await refusal(async () => {
      const { data } = await resolve({
        variables: {
          messageId: of.message.id,
          input: { resolution: chosen.value, note: note.trim() || null },
        },
      });
      return data?.resolveUnknown;
    });
    setProblem(why);
    if (why) return;
    toast.success(chosen.done);
    onDone();
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {problem ? (
        <Banner tone="danger" announce>
          {problem}
        </Banner>
      ) : null}
      <p className="rounded-md bg-sunken px-3 py-2 text-13 break-words text-ink-2">{of.message.body}</p>
      <RadioGroup
        label="What became of it"
        value={resolution}
        onValueChange={setResolution}
        options={choices.filter((choice) => choice.value !== 'SEND_AGAIN' || of.message.channel === 'SMS')}
      />
      <Field label="Note" optional={resolution !== 'SEND_AGAIN'}>
        <Textarea rows={2} maxLength={1000} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant={resolution === 'SEND_AGAIN' ? 'danger' : 'primary'} loading={loading}>
          {chosen?.value === 'SEND_AGAIN' ? 'Send again' : 'Settle'}
        </Button>
      </div>
    </form>
  );
}
