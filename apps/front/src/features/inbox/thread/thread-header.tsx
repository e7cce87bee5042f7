'use client';
import { Button, buttonClass, IconButton, Tooltip } from '@og/ui';
import {
  AlarmClock,
  ArrowLeft,
  Ban,
  CircleCheck,
  PanelRight,
  PenLine,
  RotateCcw,
  UserRound,
} from 'lucide-react';
import { useEffect, useRef } from 'react';
import { StageChip } from '@/components/lead-stages';
import type { InboxConversationQuery } from '@/gql/graphql';
import { useActionKeys } from '@/lib/actions/registry';
import { ariaKeys } from '@/lib/actions/types';
import type { AskedAct } from '../acts/use-asked-act';

interface ThreadHeaderProps {
  conversation: NonNullable<InboxConversationQuery['conversation']>;
  mayReply: boolean;
  focusHeading: boolean;
  /** An agent is being asked for a draft. */
  asking: boolean;
  onBack: () => void;
  onDone: () => void;
  onReopen: () => void;
  onAsk: (kind: AskedAct['kind']) => void;
  onAskAgent: () => void;
  onOptOut: () => void;
  onDetails: () => void;
}

/** Who this is, and what can be done with the conversation. */
export function ThreadHeader(props: ThreadHeaderProps) {
  const { conversation, mayReply, focusHeading, onBack, onDetails } = props;
  const { lead } = conversation;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focusHeading) heading.current?.focus();
  }, [focusHeading]);
  return (
    <header className="flex h-13 shrink-0 items-center gap-1 border-b bg-surface px-3 max-sm:gap-0 max-sm:px-1">
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
      {mayReply ? <HeaderActs {...props} /> : null}
      <IconButton
        label="About this lead"
        icon={<PanelRight aria-hidden />}
        className="min-[1200px]:hidden"
        onClick={onDetails}
      />
    </header>
  );
}

function HeaderActs({
  conversation,
  asking,
  onDone,
  onReopen,
  onAsk,
  onAskAgent,
  onOptOut,
}: ThreadHeaderProps) {
  const { item, optedOut, draft } = conversation;
  const assignKeys = useActionKeys('inbox.assign');
  const snoozeKeys = useActionKeys('inbox.snooze');
  const doneKeys = useActionKeys('inbox.done');
  const optOutKeys = useActionKeys('inbox.optOut');
  const agentKeys = useActionKeys('inbox.askAgent');
  const open = item?.state === 'OPEN';
  return (
    <>
      {item ? (
        <Tooltip label="Assign" shortcut={assignKeys}>
          <button
            type="button"
            aria-keyshortcuts={ariaKeys(assignKeys)}
            className={buttonClass('ghost', 'md', 'max-w-32 px-2')}
            onClick={() => onAsk('assign')}
          >
            <UserRound aria-hidden />
            <span className="truncate max-sm:sr-only">{item.assignee ? item.assignee.name : 'Assign'}</span>
          </button>
        </Tooltip>
      ) : null}
      {optedOut || draft ? null : (
        <IconButton
          label="Ask the agent for a draft"
          shortcut={agentKeys}
          icon={<PenLine aria-hidden />}
          aria-busy={asking || undefined}
          className="max-sm:hidden"
          onClick={onAskAgent}
        />
      )}
      {optedOut || !open ? null : (
        <IconButton
          label="Snooze"
          shortcut={snoozeKeys}
          icon={<AlarmClock aria-hidden />}
          onClick={() => onAsk('snooze')}
        />
      )}
      {optedOut ? null : (
        <IconButton label="Opt out" shortcut={optOutKeys} icon={<Ban aria-hidden />} onClick={onOptOut} />
      )}
      {item ? (
        open ? (
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
  );
}
