'use client';
import { useMutation } from '@apollo/client/react';
import { Button, Dialog, Field, Textarea, toast } from '@og/ui';
import { useState } from 'react';
import { AddInboxNoteDocument } from '@/gql/graphql';
import { useHoldKeys } from '@/lib/actions/hold-keys';
import { attempt } from '@/lib/apollo/attempt';
import { useSession } from '@/lib/session/use-session';
import { usePressKey } from '@/lib/use-press-key';
import { useDraft } from '../thread/drafts';

interface NoteDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  lead: { id: string; name: string };
}

/** A note on a lead, for colleagues only. */
export function NoteDialog({ open, onOpenChange, lead }: NoteDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Note on ${lead.name}`}
      description="Only your workspace reads it."
      size="sm"
    >
      <NoteForm lead={lead} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

function NoteForm({ lead, onDone }: { lead: NoteDialogProps['lead']; onDone: () => void }) {
  const [add, { loading }] = useMutation(AddInboxNoteDocument, { refetchQueries: ['InboxConversation'] });
  // Closed by a slip it is not lost: it stays with the lead until it is saved.
  const { session } = useSession();
  const kept = useDraft(session ? `${session.user.id}:${session.team.id}` : '', `note:${lead.id}`);
  const body = kept.draft.text;
  const press = usePressKey();
  const [problem, setProblem] = useState<string | null>(null);
  // What is pressed after it was sent is for what lies behind the dialog.
  useHoldKeys(loading);
  const save = async () => {
    if (loading || body.trim() === '') return;
    const { refused } = await attempt(async () => {
      const asked = { leadId: lead.id, body };
      const { data } = await add({ variables: { ...asked, clientKey: press.keyOf(asked) } });
      press.answered();
      return data?.addNote;
    });
    setProblem(refused);
    if (refused) return;
    kept.clear(body);
    toast.success('Note saved');
    onDone();
  };
  return (
    <form
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field label="Note" error={problem}>
        <Textarea
          rows={5}
          value={body}
          onChange={(event) => kept.setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void save();
          }}
        />
      </Field>
      <div className="flex justify-end">
        <Button type="submit" variant="primary" loading={loading} disabled={body.trim() === ''}>
          Save note
        </Button>
      </div>
    </form>
  );
}
