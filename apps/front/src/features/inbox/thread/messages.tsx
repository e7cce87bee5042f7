'use client';
import { Button } from '@og/ui';
import { ArrowDown } from 'lucide-react';
import { Fragment } from 'react';
import type { InboxRowFragment, ThreadEntryFragment } from '@/gql/graphql';
import { ThreadCall } from '@/features/calls';
import { formatDay } from '@/lib/format';
import { MessageBubble } from './message-bubble';
import { ThreadEvent } from './thread-event';
import { ThreadNote } from './thread-note';
import { useThreadScroll } from './use-thread-scroll';

interface MessagesProps {
  entries: readonly ThreadEntryFragment[];
  leadName: string;
  hasOlder: boolean;
  loadingOlder: boolean;
  olderFailed: boolean;
  onOlder: () => void;
  mayReply: boolean;
  onCorrected: (item: InboxRowFragment) => void;
  onWhy: (messageId: string) => void;
}

/** What happened in a conversation, oldest first, under headings by day: messages, and quietly between them the rest. */
export function Messages({
  entries,
  leadName,
  hasOlder,
  loadingOlder,
  olderFailed,
  onOlder,
  mayReply,
  onCorrected,
  onWhy,
}: MessagesProps) {
  const { scroller, onScroll, behind, toEnd } = useThreadScroll(entries[0]?.id, entries.at(-1)?.id, onOlder);
  return (
    <div className="relative min-h-24 flex-1">
      <div
        ref={scroller}
        onScroll={onScroll}
        role="region"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrows must scroll it, also without a button inside
        tabIndex={0}
        aria-label={`Messages with ${leadName}`}
        className="h-full overflow-y-auto overscroll-contain px-4 py-3 -outline-offset-2 [overflow-anchor:none]"
      >
        <div className="flex h-9 items-center justify-center text-12 text-ink-3">
          {hasOlder ? (
            <Button variant="ghost" size="sm" loading={loadingOlder} onClick={onOlder}>
              {olderFailed ? 'Earlier messages could not be loaded: try again' : 'Earlier messages'}
            </Button>
          ) : (
            'The conversation begins here'
          )}
        </div>
        <ol className="flex flex-col gap-3">
          {entries.map((entry, index) => {
            const day = formatDay(entry.at);
            const before = entries[index - 1];
            return (
              <Fragment key={entry.id}>
                {before && formatDay(before.at) === day ? null : (
                  <li className="flex items-center gap-3 py-1 text-12 text-ink-3">
                    <span aria-hidden className="h-px flex-1 bg-line" />
                    {day}
                    <span aria-hidden className="h-px flex-1 bg-line" />
                  </li>
                )}
                {entry.message ? (
                  <MessageBubble
                    message={entry.message}
                    leadName={leadName}
                    mayReply={mayReply}
                    onCorrected={onCorrected}
                    onWhy={onWhy}
                  />
                ) : entry.call ? (
                  <ThreadCall call={entry.call} />
                ) : entry.note ? (
                  <ThreadNote note={entry.note} />
                ) : entry.event ? (
                  <ThreadEvent event={entry.event} at={entry.at} />
                ) : null}
              </Fragment>
            );
          })}
        </ol>
      </div>
      {behind ? (
        <Button
          variant="primary"
          size="sm"
          icon={<ArrowDown aria-hidden />}
          className="absolute bottom-2 left-1/2 -translate-x-1/2 shadow-float"
          onClick={toEnd}
        >
          New message
        </Button>
      ) : null}
    </div>
  );
}
