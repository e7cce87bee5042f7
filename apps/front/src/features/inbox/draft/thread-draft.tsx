'use client';
import { useState } from 'react';
import { lazyDialog } from '@/components/lazy-dialog';
import type { InboxConversationQuery } from '@/gql/graphql';
import type { Undo } from '../use-undo';
import { DraftCard } from './draft-card';
import { useDraftActs } from './use-draft-acts';
import { useDraftProgress } from './use-draft-progress';

const RejectDialog = lazyDialog(
  () => import('./reject-dialog').then((file) => file.RejectDialog),
  ({ open }) => open,
);

interface ThreadDraftInput {
  conversation: NonNullable<InboxConversationQuery['conversation']> | null;
  undo: Undo;
  onDecided: () => void;
  onBack: () => void;
}

/** The draft of the open conversation, with what is being done with it. */
export function useThreadDraft({ conversation, undo, onDecided, onBack }: ThreadDraftInput) {
  const draft = conversation?.draft ?? null;
  // What is edited or rejected belongs to one draft: the next one starts anew.
  const [editingId, setEditingId] = useState<string | null>(null);
  const [rejectingId, setRejectingId] = useState<string | null>(null);
  const progress = useDraftProgress(conversation?.id ?? null);
  const pending = draft?.state === 'PENDING';
  const acts = useDraftActs({
    draft,
    leadName: conversation?.lead.name ?? '',
    undo,
    onDecided: () => {
      setEditingId(null);
      setRejectingId(null);
      onDecided();
    },
    onBack,
  });
  return {
    draft,
    pending,
    acts,
    writing: progress && progress.draftId === draft?.id ? progress.text : null,
    editing: pending && editingId === draft.id,
    rejecting: pending && rejectingId === draft.id,
    setEditing: (on: boolean) => setEditingId(on ? (draft?.id ?? null) : null),
    setRejecting: (on: boolean) => setRejectingId(on ? (draft?.id ?? null) : null),
  };
}

type Held = ReturnType<typeof useThreadDraft>;

interface ThreadDraftProps {
  draft: Held;
  leadName: string;
  mayReply: boolean;
}

/** The card of the draft that waits or is being written, and the question why it is rejected. */
export function ThreadDraft({ draft: held, leadName, mayReply }: ThreadDraftProps) {
  const { draft, acts, writing, editing, rejecting, setEditing, setRejecting } = held;
  return (
    <>
      {draft && (draft.state === 'PENDING' || draft.state === 'WRITING') ? (
        <DraftCard
          draft={draft}
          leadName={leadName}
          writing={writing}
          acts={acts}
          mayReply={mayReply}
          editing={editing}
          onEdit={setEditing}
          onReject={() => setRejecting(true)}
        />
      ) : null}
      <RejectDialog open={rejecting} onOpenChange={setRejecting} leadName={leadName} onReject={acts.reject} />
    </>
  );
}
