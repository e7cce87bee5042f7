'use client';
import { EmptyState, Sheet, SkeletonRows } from '@og/ui';
import { MessagesSquare } from 'lucide-react';
import { useRef, useState } from 'react';
import { DecisionPanel } from '@/features/decision';
import { lazyDialog } from '@/components/lazy-dialog';
import { QueryError } from '@/components/query-error';
import type { InboxRowFragment, ThreadMessageFragment } from '@/gql/graphql';
import type { AskedAct } from '../acts/use-asked-act';
import { LeadContext } from '../context/lead-context';
import { useRequestDraft } from '../draft/use-request-draft';
import { ThreadDraft, useThreadDraft } from '../draft/thread-draft';
import { PresenceLine } from '../presence/presence-line';
import { usePresence } from '../presence/use-presence';
import type { Undo } from '../use-undo';
import { Composer } from './composer';
import { restoreDraft } from './drafts';
import { Entities } from './entities';
import { Messages } from './messages';
import { ThreadHeader } from './thread-header';
import { useConversation } from './use-conversation';
import { useMarkRead } from './use-mark-read';
import { useThreadKeys } from './use-thread-keys';

const OptOutDialog = lazyDialog(
  () => import('./opt-out-dialog').then((file) => file.OptOutDialog),
  ({ open }) => open,
);

export interface ThreadProps {
  id: string;
  owner: string;
  /** Id of who reads. */
  me: string | null;
  mayReply: boolean;
  /** The list is not beside it: the focus goes with the reader. */
  focusHeading: boolean;
  undo: Undo;
  onBack: () => void;
  onDone: (item: InboxRowFragment) => void;
  onReopen: (item: InboxRowFragment) => void;
  onAsk: (kind: AskedAct['kind'], item: InboxRowFragment) => void;
  onSnooze: (item: InboxRowFragment, until: string, words: string) => void;
  onItem: (item: InboxRowFragment) => void;
  onSent: (message: ThreadMessageFragment, leadName: string) => void;
  /** A draft was decided: on to the next. */
  onDecided: (conversationId: string) => void;
  onShow: (conversationId: string) => void;
}

/** The open conversation and its context. Mount it with the id as key. */
export function Thread(props: ThreadProps) {
  const { id, owner, me, mayReply, focusHeading, undo, onBack, onDone, onReopen, onAsk, onSnooze, onItem } =
    props;
  const thread = useConversation(id);
  const { conversation, messages } = thread;
  const [optingOut, setOptingOut] = useState(false);
  const [why, setWhy] = useState<string | null>(null);
  const [details, setDetails] = useState(false);
  const composer = useRef<HTMLTextAreaElement>(null);
  const item = conversation?.item ?? null;
  const presence = usePresence(id, me);
  const agent = useRequestDraft(id);
  const draft = useThreadDraft({
    conversation: conversation ?? null,
    undo,
    onDecided: () => props.onDecided(id),
    onBack: () => {
      props.onShow(id);
      void thread.refetch();
    },
  });
  useMarkRead(mayReply ? item : null);
  useThreadKeys({
    loaded: Boolean(conversation),
    mayReply,
    optedOut: conversation?.optedOut ?? false,
    hasDraft: draft.pending,
    onReply: () => composer.current?.focus(),
    onOptOut: () => setOptingOut(true),
    onApprove: () => void draft.acts.approve(),
    onEdit: () => draft.setEditing(true),
    onReject: () => draft.setRejecting(true),
    onAskAgent: () => void agent.ask(),
  });

  if (!conversation) {
    return (
      <div className="min-w-0 flex-1">
        {thread.missing ? (
          <EmptyState icon={<MessagesSquare />} title="No such conversation">
            It is not in this workspace, or its lead was deleted.
          </EmptyState>
        ) : thread.error ? (
          <QueryError what="This conversation" error={thread.error} onRetry={thread.refetch} />
        ) : (
          <SkeletonRows rows={6} density="relaxed" />
        )}
      </div>
    );
  }
  const { lead } = conversation;
  const address = addressOf(messages) ?? lead.phone ?? lead.email ?? '';
  const context = (
    <LeadContext
      leadId={lead.id}
      item={item}
      notes={conversation.notes}
      mayReply={mayReply}
      onAddNote={() => item && onAsk('note', item)}
      onWhy={setWhy}
    />
  );
  return (
    <>
      <section aria-label={`Conversation with ${lead.name}`} className="flex min-w-0 flex-1 flex-col">
        <ThreadHeader
          conversation={conversation}
          mayReply={mayReply}
          focusHeading={focusHeading}
          asking={agent.asking}
          onBack={onBack}
          onDone={() => item && onDone(item)}
          onReopen={() => item && onReopen(item)}
          onAsk={(kind) => item && onAsk(kind, item)}
          onAskAgent={() => void agent.ask()}
          onOptOut={() => setOptingOut(true)}
          onDetails={() => setDetails(true)}
        />
        <PresenceLine others={presence.others} />
        <Messages
          entries={thread.entries}
          leadName={lead.name}
          hasOlder={thread.hasOlder}
          loadingOlder={thread.loadingOlder}
          olderFailed={thread.olderFailed}
          onOlder={thread.loadOlder}
          mayReply={mayReply}
          onCorrected={onItem}
          onWhy={setWhy}
        />
        {item && !conversation.optedOut ? (
          <Entities
            item={item}
            mayReply={mayReply}
            onSnooze={(until, words) => onSnooze(item, until, words)}
            onInsert={(text) => {
              restoreDraft(owner, id, text);
              composer.current?.focus();
            }}
          />
        ) : null}
        <ThreadDraft draft={draft} leadName={lead.name} mayReply={mayReply} />
        <Composer
          owner={owner}
          conversation={conversation}
          messages={messages}
          mayReply={mayReply}
          inputRef={composer}
          onTyping={presence.typing}
          onSent={(message) => {
            thread.addMessage(message);
            props.onSent(message, lead.name);
          }}
        />
      </section>
      <aside
        aria-label={`About ${lead.name}`}
        className="hidden w-80 shrink-0 overflow-y-auto border-l bg-surface min-[1200px]:block"
      >
        {context}
      </aside>
      <Sheet open={details} onOpenChange={setDetails} title={lead.name}>
        {context}
      </Sheet>
      <OptOutDialog open={optingOut} onOpenChange={setOptingOut} leadName={lead.name} address={address} />
      <DecisionPanel messageId={why} onClose={() => setWhy(null)} />
    </>
  );
}

/** The other end of the newest message. */
function addressOf(messages: readonly ThreadMessageFragment[]): string | null {
  const last = messages.at(-1);
  return last ? (last.direction === 'INBOUND' ? last.from : last.to) : null;
}
