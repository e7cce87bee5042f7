'use client';
import { Sheet } from '@og/ui';
import type { InboxConversationQuery } from '@/gql/graphql';
import { LeadContext } from '../context/lead-context';

interface ThreadAboutProps {
  conversation: NonNullable<InboxConversationQuery['conversation']>;
  mayReply: boolean;
  /** Where there is no room beside the thread, it is asked for. */
  asSheet: boolean;
  onSheet: (open: boolean) => void;
  /** Null where nothing can be noted: nobody has written here yet. */
  onAddNote: (() => void) | null;
  /** Why this message was sent or held. */
  onWhy: (messageId: string) => void;
}

/** What is known of the lead: beside the thread, or over it. */
export function ThreadAbout({
  conversation,
  mayReply,
  asSheet,
  onSheet,
  onAddNote,
  onWhy,
}: ThreadAboutProps) {
  const { lead, item, notes } = conversation;
  const context = (
    <LeadContext
      leadId={lead.id}
      item={item}
      notes={notes}
      mayReply={mayReply}
      onAddNote={onAddNote}
      onWhy={onWhy}
    />
  );
  return (
    <>
      <aside
        aria-label={`About ${lead.name}`}
        className="hidden w-80 shrink-0 overflow-y-auto border-l bg-surface min-[1200px]:block"
      >
        {context}
      </aside>
      <Sheet open={asSheet} onOpenChange={onSheet} title={lead.name}>
        {context}
      </Sheet>
    </>
  );
}
