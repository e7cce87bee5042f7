'use client';
import { Banner } from '@og/ui';
import { useState } from 'react';
import { lazyDialog } from '@/components/lazy-dialog';
import type { InboxConversationQuery, ThreadMessageFragment } from '@/gql/graphql';
import { restoreDraft } from '../thread/drafts';
import type { Undo } from '../use-undo';
import { DraftCard } from './draft-card';
import { useDraftActs } from './use-draft-acts';
import { useDraftProgress } from './use-draft-progress';
import { useKeptEdit } from './use-kept-edit';

const RejectDialog = lazyDialog(
  () => import('./reject-dialog').then((file) => file.RejectDialog),
  ({ open }) => open,
);

interface ThreadDraftInput {
  owner: string;
  conversation: NonNullable<InboxConversationQuery['conversation']> | null;
  messages: readonly ThreadMessageFragment[];
  during: Undo['during'];
  onDecided: () => void;
  onBack: () => void;
}

/** The draft of the open conversation, with what is being done with it. */
export function useThreadDraft({
  owner,
  conversation,
  messages,
  during,
  onDecided,
  onBack,
}: ThreadDraftInput) {
  const draft = conversation?.draft ?? null;
  // What is rejected belongs to one draft: the next one starts anew.
  const [rejectingId, setRejectingId] = useState<string | null>(null);
  const progress = useDraftProgress(conversation?.id ?? null);
  const pending = draft?.state === 'PENDING';
  const acts = useDraftActs({
    draft,
    leadName: conversation?.lead.name ?? '',
    during,
    onDecided: () => {
      edit.end();
      setRejectingId(null);
      onDecided();
    },
    onBack: (draftId, written) => {
      if (written) restoreDraft(owner, draftId, written);
      onBack();
    },
  });
  const edit = useKeptEdit({
    owner,
    conversationId: conversation?.id ?? null,
    pendingId: pending ? draft.id : null,
    busy: acts.busy,
    messages,
  });
  return {
    draft,
    pending,
    acts,
    writing: progress && progress.draftId === draft?.id ? progress.text : null,
    edit,
    rejecting: pending && rejectingId === draft.id,
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
  const { draft, acts, writing, edit, rejecting, setRejecting } = held;
  return (
    <>
      {draft && (draft.state === 'PENDING' || draft.state === 'WRITING') ? (
        <DraftCard
          draft={draft}
          leadName={leadName}
          writing={writing}
          acts={acts}
          mayReply={mayReply}
          edit={edit}
          onReject={() => setRejecting(true)}
        />
      ) : acts.problem ? (
        <div className="border-t bg-surface p-3">
          <Banner tone="danger" announce>
            {acts.problem}
          </Banner>
        </div>
      ) : null}
      <RejectDialog open={rejecting} onOpenChange={setRejecting} leadName={leadName} onReject={acts.reject} />
    </>
  );
}
