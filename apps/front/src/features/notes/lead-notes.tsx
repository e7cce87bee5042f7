'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { Banner, Button, Field, Section, Skeleton, Textarea, toast } from '@og/ui';
import { useState, type FormEvent } from 'react';
import { QueryError } from '@/components/query-error';
import {
  AddLeadNoteDocument,
  DeleteLeadNoteDocument,
  LeadNotesDocument,
  UpdateLeadNoteDocument,
  type LeadNoteFragment as Note,
} from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { formatMoment } from '@/lib/format';
import { useMe } from '@/lib/session/use-me';
import { usePressKey } from '@/lib/use-press-key';

/** What people wrote down about a lead; leads never see it. */
export function LeadNotes({ leadId }: { leadId: string }) {
  const { can } = useMe();
  const { data, error, refetch } = useQuery(LeadNotesDocument, {
    variables: { id: leadId },
    fetchPolicy: 'cache-and-network',
  });
  const [add] = useMutation(AddLeadNoteDocument, { refetchQueries: [LeadNotesDocument] });
  const press = usePressKey();
  const notes = data?.lead?.notes;
  return (
    <Section title="Notes">
      {notes ? (
        <ul aria-label="Notes on this lead" className="flex flex-col gap-3 empty:hidden">
          {notes.map((note) => (
            <NoteItem key={note.id} note={note} />
          ))}
        </ul>
      ) : error ? (
        <QueryError what="Notes" error={error} onRetry={refetch} />
      ) : (
        <Skeleton className="h-12" />
      )}
      {can('inbox.reply') ? (
        <NoteForm
          label="New note"
          verb="Add note"
          start=""
          onSave={(body) =>
            refusal(async () => {
              const asked = { leadId, body };
              const { data: answer } = await add({ variables: { ...asked, clientKey: press.keyOf(asked) } });
              press.answered();
              return answer?.addNote;
            })
          }
        />
      ) : null}
    </Section>
  );
}

function NoteItem({ note }: { note: Note }) {
  const { me } = useMe();
  const [editing, setEditing] = useState(false);
  const refresh = { refetchQueries: [LeadNotesDocument] };
  const [update] = useMutation(UpdateLeadNoteDocument, refresh);
  const [remove, removing] = useMutation(DeleteLeadNoteDocument, refresh);
  const isMine = note.author !== null && note.author.id === me?.user.id;
  const about = <span className="sr-only"> the note of {formatMoment(note.createdAt)}</span>;
  if (editing)
    return (
      <li>
        <NoteForm
          label="Note"
          verb="Save"
          start={note.body}
          onCancel={() => setEditing(false)}
          onSave={async (body) => {
            const why = await refusal(
              async () => (await update({ variables: { id: note.id, body } })).data?.updateNote,
            );
            if (!why) setEditing(false);
            return why;
          }}
        />
      </li>
    );
  return (
    <li className="flex flex-col gap-0.5 text-13">
      <p className="break-words whitespace-pre-wrap">{note.body}</p>
      <span className="flex flex-wrap items-center gap-2 text-12 text-ink-3">
        {note.author?.name ?? 'Somebody who left'} · {formatMoment(note.createdAt)}
        {note.updatedAt === note.createdAt ? '' : ', changed'}
        {isMine ? (
          <>
            <Button size="sm" variant="ghost" onClick={() => setEditing(true)}>
              Edit{about}
            </Button>
            <Button
              size="sm"
              variant="ghost"
              loading={removing.loading}
              onClick={async () => {
                const why = await refusal(
                  async () => (await remove({ variables: { id: note.id } })).data?.deleteNote,
                );
                if (why) toast.error(why);
                else toast.success('The note was deleted');
              }}
            >
              Delete{about}
            </Button>
          </>
        ) : null}
      </span>
    </li>
  );
}

interface NoteFormProps {
  label: string;
  verb: string;
  start: string;
  onCancel?: () => void;
  /** @returns why it was refused, or null. */
  onSave: (body: string) => Promise<string | null>;
}

function NoteForm({ label, verb, start, onCancel, onSave }: NoteFormProps) {
  const [body, setBody] = useState(start);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (body.trim() === '') return setProblem('Write something first.');
    setBusy(true);
    const why = await onSave(body.trim());
    setBusy(false);
    setProblem(why);
    if (!why && start === '') setBody('');
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col items-start gap-2">
      {problem ? (
        <Banner tone="danger" announce>
          {problem}
        </Banner>
      ) : null}
      <Field label={label} className="w-full">
        <Textarea rows={2} maxLength={5000} value={body} onChange={(event) => setBody(event.target.value)} />
      </Field>
      <span className="flex gap-2">
        <Button type="submit" loading={busy}>
          {verb}
        </Button>
        {onCancel ? (
          <Button variant="ghost" onClick={onCancel}>
            Cancel
          </Button>
        ) : null}
      </span>
    </form>
  );
}
