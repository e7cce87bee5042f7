'use client';
import { useMutation } from '@apollo/client/react';
import { Button, IconButton, Kbd, toast } from '@og/ui';
import { Trash2 } from 'lucide-react';
import { DeleteInboxNoteDocument, type InboxNoteFragment } from '@/gql/graphql';
import { useActionKeys } from '@/lib/actions/registry';
import { attempt } from '@/lib/apollo/attempt';
import { formatMoment } from '@/lib/format';

interface LeadNotesProps {
  notes: readonly InboxNoteFragment[];
  mayReply: boolean;
  onAdd: () => void;
}

/** What colleagues wrote about this lead. */
export function LeadNotes({ notes, mayReply, onAdd }: LeadNotesProps) {
  const keys = useActionKeys('inbox.note');
  const [remove] = useMutation(DeleteInboxNoteDocument, { refetchQueries: ['InboxConversation'] });
  const take = async (id: string) => {
    const { refused } = await attempt(async () => (await remove({ variables: { id } })).data?.deleteNote);
    if (refused) toast.error(refused);
    else toast.success('Note deleted');
  };
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
              {mayReply ? (
                <IconButton
                  label="Delete note"
                  icon={<Trash2 aria-hidden />}
                  onClick={() => void take(note.id)}
                />
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {mayReply ? (
        <Button size="sm" className="self-start" onClick={onAdd}>
          Add note
          {keys ? <Kbd keys={keys} /> : null}
        </Button>
      ) : null}
    </>
  );
}
