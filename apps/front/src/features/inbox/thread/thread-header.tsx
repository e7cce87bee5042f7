'use client';
import { Button, IconButton } from '@og/ui';
import { ArrowLeft, Ban, CircleCheck, PanelRight, RotateCcw } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { StageChip } from '@/components/lead-stages';
import type { InboxConversationQuery } from '@/gql/graphql';
import { useActionKeys } from '@/lib/actions/registry';

interface ThreadHeaderProps {
  conversation: NonNullable<InboxConversationQuery['conversation']>;
  mayReply: boolean;
  focusHeading: boolean;
  assign: ReactNode;
  onBack: () => void;
  onDone: () => void;
  onReopen: () => void;
  onOptOut: () => void;
  onDetails: () => void;
}

/** Who this is, and what can be done with the conversation. */
export function ThreadHeader(props: ThreadHeaderProps) {
  const { conversation, mayReply, focusHeading, assign, onBack, onDone, onReopen, onOptOut, onDetails } =
    props;
  const { lead, item, optedOut } = conversation;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focusHeading) heading.current?.focus();
  }, [focusHeading]);
  const doneKeys = useActionKeys('inbox.done');
  const optOutKeys = useActionKeys('inbox.optOut');
  return (
    <header className="flex h-13 shrink-0 items-center gap-1 border-b bg-surface px-3">
      <IconButton
        label="Back to the list"
        icon={<ArrowLeft aria-hidden />}
        className="min-[760px]:hidden"
        onClick={onBack}
      />
      <div className="flex min-w-0 flex-1 items-center gap-2">
        <h2 ref={heading} tabIndex={-1} className="truncate text-16 font-semibold outline-none">
          {lead.name}
        </h2>
        <span className="hidden min-[1440px]:inline">
          <StageChip stage={lead.stage} />
        </span>
      </div>
      {mayReply ? (
        <>
          {assign}
          {optedOut ? null : (
            <IconButton label="Opt out" shortcut={optOutKeys} icon={<Ban aria-hidden />} onClick={onOptOut} />
          )}
          {item ? (
            item.state === 'OPEN' ? (
              <IconButton
                label="Done, next"
                shortcut={doneKeys}
                icon={<CircleCheck aria-hidden />}
                onClick={onDone}
              />
            ) : (
              <Button icon={<RotateCcw aria-hidden />} onClick={onReopen}>
                Reopen
              </Button>
            )
          ) : null}
        </>
      ) : null}
      <IconButton
        label="About this lead"
        icon={<PanelRight aria-hidden />}
        className="min-[1200px]:hidden"
        onClick={onDetails}
      />
    </header>
  );
}
