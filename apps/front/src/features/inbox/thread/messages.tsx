'use client';
import { Button } from '@og/ui';
import { ArrowDown } from 'lucide-react';
import { Fragment } from 'react';
import type { InboxRowFragment, ThreadMessageFragment } from '@/gql/graphql';
import { formatDay } from '@/lib/format';
import { MessageBubble } from './message-bubble';
import { useThreadScroll } from './use-thread-scroll';

interface MessagesProps {
  messages: readonly ThreadMessageFragment[];
  leadName: string;
  hasOlder: boolean;
  loadingOlder: boolean;
  olderFailed: boolean;
  onOlder: () => void;
  mayReply: boolean;
  onCorrected: (item: InboxRowFragment) => void;
  onWhy: (messageId: string) => void;
}

/** The messages of a thread, oldest first, under headings by day. */
export function Messages({
  messages,
  leadName,
  hasOlder,
  loadingOlder,
  olderFailed,
  onOlder,
  mayReply,
  onCorrected,
  onWhy,
}: MessagesProps) {
  const { scroller, onScroll, behind, toEnd } = useThreadScroll(
    messages[0]?.id,
    messages.at(-1)?.id,
    onOlder,
  );
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
          {messages.map((message, index) => {
            const day = formatDay(message.at);
            const before = messages[index - 1];
            return (
              <Fragment key={message.id}>
                {before && formatDay(before.at) === day ? null : (
                  <li className="flex items-center gap-3 py-1 text-12 text-ink-3">
                    <span aria-hidden className="h-px flex-1 bg-line" />
                    {day}
                    <span aria-hidden className="h-px flex-1 bg-line" />
                  </li>
                )}
                <MessageBubble
                  message={message}
                  leadName={leadName}
                  mayReply={mayReply}
                  onCorrected={onCorrected}
                  onWhy={onWhy}
                />
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
