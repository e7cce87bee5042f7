'use client';
import { memo, useRef, useState } from 'react';
import { DecisionPanel } from '@/features/decision';
import { lazyDialog } from '@/components/lazy-dialog';
import type { InboxRowFragment, ThreadMessageFragment } from '@/gql/graphql';
import type { AskedAct } from '../acts/use-asked-act';
import { useRequestDraft } from '../draft/use-request-draft';
import { ThreadDraft, useThreadDraft } from '../draft/thread-draft';
import { PresenceLine } from '../presence/presence-line';
import { usePresence } from '../presence/use-presence';
import type { Undo } from '../use-undo';
import { Composer } from './composer';
import { addToDraft } from './drafts';
import { Entities } from './entities';
import { Messages } from './messages';
import { ThreadAbout } from './thread-about';
import { ThreadHeader } from './thread-header';
import { ThreadMissing } from './thread-missing';
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
  /** Says what is being done, and how it is taken back. */
  during: Undo['during'];
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

/**
 * The open conversation and its context. Mount it with the id as key, and give it handlers that stay the same: what
 * happens in the list beside it does not draw it anew.
 */
export const Thread = memo(function Thread(props: ThreadProps) {
  const { id, owner, me, mayReply, focusHeading, during, onBack, onDone, onReopen, onAsk, onSnooze, onItem } =
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
    owner,
    conversation: conversation ?? null,
    messages,
    during,
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
    editing: draft.edit.editing,
    onReply: () => composer.current?.focus(),
    onOptOut: () => setOptingOut(true),
    onApprove: () => void draft.acts.approve(),
    onEdit: () => draft.edit.begin(),
    onReject: () => draft.setRejecting(true),
    onAskAgent: () => void agent.ask(),
  });

  if (!conversation) return <ThreadMissing thread={thread} />;
  const { lead } = conversation;
  const address = addressOf(messages) ?? lead.phone ?? lead.email ?? '';
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
              addToDraft(owner, id, text);
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
      <ThreadAbout
        conversation={conversation}
        mayReply={mayReply}
        asSheet={details}
        onSheet={setDetails}
        onAddNote={item ? () => onAsk('note', item) : null}
        onWhy={setWhy}
      />
      <OptOutDialog open={optingOut} onOpenChange={setOptingOut} leadName={lead.name} address={address} />
      <DecisionPanel messageId={why} onClose={() => setWhy(null)} />
    </>
  );
});

/** The other end of the newest message. */
function addressOf(messages: readonly ThreadMessageFragment[]): string | null {
  const last = messages.at(-1);
  return last ? (last.direction === 'INBOUND' ? last.from : last.to) : null;
}
