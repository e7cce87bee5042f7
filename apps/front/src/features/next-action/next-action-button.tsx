'use client';
import { Button, buttonClass } from '@og/ui';
import { CalendarPlus, MessageSquare, MessageSquareMore, Phone, ShieldQuestionMark } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { lazyDialog } from '@/components/lazy-dialog';
import { CallProblem, useCall } from '@/features/calls';
import type { NextActionFieldsFragment } from '@/gql/graphql';
import { useMe } from '@/lib/session/use-me';

const BookDialog = lazyDialog(
  () => import('@/features/calendar').then((file) => file.BookDialog),
  ({ open }) => open,
);
const CallPanel = lazyDialog(
  () => import('@/features/calls').then((file) => file.CallPanel),
  ({ id }) => id !== null,
);

interface NextActionButtonProps {
  lead: { id: string; name: string };
  action: NextActionFieldsFragment;
  /** One among others in a list. */
  quiet?: boolean;
  /** The conversation is open beside it: nothing leads there. */
  inConversation?: boolean;
}

/** The next best action as a button; nothing for those that only a lead's page can take. */
export function NextActionButton({
  lead,
  action,
  quiet = false,
  inConversation = false,
}: NextActionButtonProps) {
  const { can } = useMe();
  const variant = quiet ? 'secondary' : 'primary';
  const name = <span className="sr-only"> {lead.name}</span>;
  const conversation = action.conversationId ? `/inbox/${action.conversationId}` : null;
  switch (action.kind) {
    case 'CALL':
      return can('calls.make') ? <CallNow lead={lead} taskId={action.taskId} variant={variant} /> : null;
    case 'BOOK':
      return can('calendar.manage') ? <BookNow lead={lead} variant={variant} /> : null;
    case 'CONFIRM_SEND':
      return (
        <Link href="/ops" className={buttonClass(variant)}>
          <ShieldQuestionMark aria-hidden />
          Settle it<span className="sr-only">: the last message to {lead.name}</span>
        </Link>
      );
    case 'REPLY':
      return conversation && !inConversation ? (
        <Link href={conversation} className={buttonClass(variant)}>
          <MessageSquare aria-hidden />
          Answer now{name}
        </Link>
      ) : null;
    case 'FOLLOW_UP':
      return conversation && !inConversation ? (
        <Link href={conversation} className={buttonClass(variant)}>
          <MessageSquareMore aria-hidden />
          Write again<span className="sr-only"> to {lead.name}</span>
        </Link>
      ) : null;
    case 'CONVERSATION':
      return conversation && !inConversation ? (
        <Link href={conversation} className={buttonClass(variant)}>
          <MessageSquare aria-hidden />
          Open conversation
        </Link>
      ) : null;
    default:
      return null;
  }
}

interface NowProps {
  lead: { id: string; name: string };
  variant: 'primary' | 'secondary';
}

function CallNow({ lead, taskId, variant }: NowProps & { taskId: string | null }) {
  const calling = useCall();
  return (
    <span className="flex flex-col items-start gap-2">
      <Button
        variant={variant}
        icon={<Phone aria-hidden />}
        loading={calling.loading}
        onClick={() => void calling.call({ leadId: lead.id, ...(taskId ? { taskId } : {}) })}
      >
        Call<span className="sr-only"> {lead.name}</span>
      </Button>
      <CallProblem calling={calling} />
      <CallPanel id={calling.openId} onClose={() => calling.open(null)} />
    </span>
  );
}

function BookNow({ lead, variant }: NowProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant={variant} icon={<CalendarPlus aria-hidden />} onClick={() => setOpen(true)}>
        Book<span className="sr-only"> an appointment with {lead.name}</span>
      </Button>
      <BookDialog open={open} onClose={() => setOpen(false)} lead={lead} />
    </>
  );
}
