'use client';
import { useMutation } from '@apollo/client/react';
import { Button, IconButton, Kbd } from '@og/ui';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { DeleteQuestion } from '@/components/delete-question';
import { DeleteInboxNoteDocument, type InboxNoteFragment } from '@/gql/graphql';
import { useActionKeys } from '@/lib/actions/registry';
import { refusal } from '@/lib/apollo/refusal';
import { formatMoment } from '@/lib/format';
import { useMe } from '@/lib/session/use-me';

interface LeadNotesProps {
  notes: readonly InboxNoteFragment[];
  mayReply: boolean;
  /** Null where nothing can be added. */
  onAdd: (() => void) | null;
}

/** What colleagues wrote about this lead. */
export function LeadNotes({ notes, mayReply, onAdd }: LeadNotesProps) {
  const keys = useActionKeys('inbox.note');
  const [remove] = useMutation(DeleteInboxNoteDocument, { refetchQueries: ['InboxConversation'] });
  const { me, can } = useMe();
  const [leaving, setLeaving] = useState<InboxNoteFragment | null>(null);
  const mayDelete = ({ author }: InboxNoteFragment) =>
    mayReply && (can('inbox.manage') || (author !== null && author.id === me?.user.id));
  return (
    <>
      {notes.length === 0 ? (
        <p className="text-13 text-ink-3">No notes yet.</p>
      ) : (
        <ul className="flex flex-col gap-2 text-13">
          {notes.map((note) => (
            <li key={note.id} className="flex items-start gap-1">
              <div className="min-w-0 flex-1">
                <p className="break-words whitespace-pre-wrap">{note.body}</p>
                <p className="text-12 text-ink-3">
                  {note.author?.name ?? 'Automatic'}, {formatMoment(note.createdAt)}
                </p>
              </div>
              {mayDelete(note) ? (
                <IconButton
                  label={`Delete the note of ${formatMoment(note.createdAt)}`}
                  icon={<Trash2 aria-hidden />}
                  onClick={() => setLeaving(note)}
                />
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {mayReply && onAdd ? (
        <Button size="sm" className="self-start" onClick={onAdd}>
          Add note
          {keys ? <Kbd keys={keys} /> : null}
        </Button>
      ) : null}
      <DeleteQuestion
        of={leaving}
        nameOf={({ body }) => (body.length > 60 ? `${body.slice(0, 60)}…` : body)}
        what="note"
        onClose={() => setLeaving(null)}
        onDelete={({ id }) => refusal(async () => (await remove({ variables: { id } })).data?.deleteNote)}
      >
        <p>It is gone for everybody and cannot be brought back.</p>
      </DeleteQuestion>
    </>
  );
}
