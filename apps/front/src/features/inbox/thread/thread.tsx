'use client';
import { useMutation } from '@apollo/client/react';
import { EmptyState, Sheet, SkeletonRows } from '@og/ui';
import { MessagesSquare } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { DecisionPanel } from '@/features/decision';
import { QueryError } from '@/components/query-error';
import { MarkInboxItemReadDocument, type InboxRowFragment, type ThreadMessageFragment } from '@/gql/graphql';
import { useActions } from '@/lib/actions/registry';
import { LeadContext } from '../context/lead-context';
import { AssignMenu, assignTriggerId } from './assign-menu';
import { Composer } from './composer';
import { Messages } from './messages';
import { OptOutDialog } from './opt-out-dialog';
import { ThreadHeader } from './thread-header';
import { useConversation } from './use-conversation';

/** How long a thread must be open before it counts as read. */
const dwell = 600;

interface ThreadProps {
  id: string;
  owner: string;
  mayReply: boolean;
  /** The list is not beside it: the focus goes with the reader. */
  focusHeading: boolean;
  onBack: () => void;
  onDone: (item: InboxRowFragment) => void;
  onReopen: (item: InboxRowFragment) => void;
  onItem: (item: InboxRowFragment) => void;
  onSent: (message: ThreadMessageFragment, leadName: string) => void;
}

/** The open conversation and its context. Mount it with the id as key. */
export function Thread({
  id,
  owner,
  mayReply,
  focusHeading,
  onBack,
  onDone,
  onReopen,
  onItem,
  onSent,
}: ThreadProps) {
  const thread = useConversation(id);
  const { conversation, messages } = thread;
  const [optingOut, setOptingOut] = useState(false);
  const [why, setWhy] = useState<string | null>(null);
  const [details, setDetails] = useState(false);
  const composer = useRef<HTMLTextAreaElement>(null);
  const item = conversation?.item ?? null;
  useMarkRead(mayReply ? item : null);

  const open = item?.state === 'OPEN';
  useActions([
    {
      id: 'inbox.reply',
      label: 'Reply',
      group: 'Inbox',
      keys: 'r',
      disabled: !conversation || !mayReply,
      run: () => composer.current?.focus(),
    },
    {
      id: 'inbox.done',
      label: 'Done, next conversation',
      group: 'Inbox',
      keys: 'd',
      disabled: !open || !mayReply,
      run: () => item && onDone(item),
    },
    {
      id: 'inbox.assign',
      label: 'Assign',
      group: 'Inbox',
      keys: 'm',
      disabled: !item || !mayReply,
      run: () => document.getElementById(assignTriggerId)?.click(),
    },
    {
      id: 'inbox.optOut',
      label: 'Opt this person out',
      group: 'Inbox',
      keys: 'o',
      disabled: !conversation || conversation.optedOut || !mayReply,
      run: () => setOptingOut(true),
    },
  ]);

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
  const context = <LeadContext leadId={lead.id} item={item} onWhy={setWhy} />;
  return (
    <>
      <section aria-label={`Conversation with ${lead.name}`} className="flex min-w-0 flex-1 flex-col">
        <ThreadHeader
          conversation={conversation}
          mayReply={mayReply}
          focusHeading={focusHeading}
          assign={item ? <AssignMenu item={item} onChanged={onItem} /> : null}
          onBack={onBack}
          onDone={() => item && onDone(item)}
          onReopen={() => item && onReopen(item)}
          onOptOut={() => setOptingOut(true)}
          onDetails={() => setDetails(true)}
        />
        <Messages
          messages={messages}
          leadName={lead.name}
          hasOlder={thread.hasOlder}
          loadingOlder={thread.loadingOlder}
          olderFailed={thread.olderFailed}
          onOlder={thread.loadOlder}
          onWhy={setWhy}
        />
        <Composer
          owner={owner}
          conversationId={id}
          lead={lead}
          channel={conversation.channel}
          contactability={conversation.composer}
          optedOut={conversation.optedOut}
          mayReply={mayReply}
          inputRef={composer}
          onSent={(message) => {
            thread.addMessage(message);
            onSent(message, lead.name);
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

/** Tells the server that an unread conversation was looked at. */
function useMarkRead(item: InboxRowFragment | null): void {
  const [markRead] = useMutation(MarkInboxItemReadDocument);
  // With its last message: the next one makes it unread again.
  const unread = item?.unread ? `${item.id} ${item.lastMessageAt}` : null;
  useEffect(() => {
    const id = unread?.split(' ')[0];
    if (!id) return;
    // Not read is no harm: the row stays marked, and the next visit tries again.
    const timer = setTimeout(() => void markRead({ variables: { id } }).catch(() => undefined), dwell);
    return () => clearTimeout(timer);
  }, [unread, markRead]);
}
