'use client';
import { useMutation } from '@apollo/client/react';
import { Banner, Button, Dialog, Field, Input, Textarea, toast } from '@og/ui';
import { useState, type FormEvent } from 'react';
import {
  CompleteTaskDocument,
  ReopenTaskDocument,
  TasksDocument,
  type TaskRowFragment as Task,
} from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';

const outcomes = [
  'Reached',
  'No answer',
  'Left voicemail',
  'Wrong number',
  'Not interested',
  'Appointment set',
];

/** What came of a task. */
export function CompleteDialog({ of, onClose }: { of: Task | null; onClose: () => void }) {
  return (
    <Dialog
      open={of !== null}
      onOpenChange={(open) => !open && onClose()}
      size="sm"
      title={of?.title ?? ''}
      description={of ? `With ${of.lead.name}. An outcome ends the sequences that stop at one.` : undefined}
    >
      {of ? <CompleteForm key={of.id} of={of} onDone={onClose} /> : null}
    </Dialog>
  );
}

function CompleteForm({ of, onDone }: { of: Task; onDone: () => void }) {
  const options = { refetchQueries: [TasksDocument] };
  const [complete, { loading }] = useMutation(CompleteTaskDocument, options);
  const [reopen] = useMutation(ReopenTaskDocument, options);
  const [disposition, setDisposition] = useState('');
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const why = await refusal(async () => {
      const { data } = await complete({
        variables: {
          id: of.id,
          input: { disposition: disposition.trim() || null, note: note.trim() || null },
        },
      });
      return data?.completeTask;
    });
    setProblem(why);
    if (why) return;
    toast.success('Done', { action: { label: 'Undo', onClick: () => void undo() } });
    onDone();
  };
  const undo = async () => {
    const why = await refusal(async () => (await reopen({ variables: { id: of.id } })).data?.reopenTask);
    if (why) toast.error(why);
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {problem ? (
        <Banner tone="danger" announce>
          {problem}
        </Banner>
      ) : null}
      <Field label="What came of it" optional>
        <Input
          list="task-outcomes"
          maxLength={100}
          autoComplete="off"
          value={disposition}
          onChange={(event) => setDisposition(event.target.value)}
        />
      </Field>
      <datalist id="task-outcomes">
        {outcomes.map((outcome) => (
          <option key={outcome}>{outcome}</option>
        ))}
      </datalist>
      <Field label="Note" optional>
        <Textarea rows={3} maxLength={5000} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="primary" loading={loading}>
          Done
        </Button>
      </div>
    </form>
  );
}
