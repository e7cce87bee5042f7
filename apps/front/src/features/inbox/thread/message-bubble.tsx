'use client';
import { cn } from '@og/ui';
import { memo } from 'react';
import type { InboxRowFragment, ThreadMessageFragment } from '@/gql/graphql';
import { serverNow } from '@/lib/clock';
import { formatMoment, formatTime } from '@/lib/format';
import { IntentChip } from '@/components/intents';
import { messageStates, MessageStateChip, notYetSent } from '@/components/message-states';
import { agentName, AgentRail } from '@/components/agents';
import { inPlaceOfWords } from './in-place-of-words';
import { IntentMenu } from './intent-menu';
import { MailParts } from './mail-parts';
import { MessageText } from './message-text';
import { SenderDoubt } from './sender-doubt';

/** One message: what was said, by whom, and what became of it. */
export const MessageBubble = memo(function MessageBubble({
  message,
  leadName,
  mayReply,
  onCorrected,
  onWhy,
}: {
  message: ThreadMessageFragment;
  leadName: string;
  mayReply: boolean;
  onCorrected: (item: InboxRowFragment) => void;
  onWhy: (messageId: string) => void;
}) {
  const inbound = message.direction === 'INBOUND';
  const planned = notYetSent.has(message.state);
  const author = inbound
    ? leadName
    : (message.author ?? (message.agent ? agentName(message.agent) : 'Automatic'));
  return (
    <li className={cn('flex flex-col gap-1', inbound ? 'items-start' : 'items-end')}>
      <div
        className={cn(
          'max-w-[85%] rounded-lg border px-3 py-2 text-14 break-words whitespace-pre-wrap',
          inbound ? 'bg-surface' : 'bg-sunken',
          planned && 'border-dashed border-control text-ink-2',
        )}
      >
        <span className="sr-only">{author}: </span>
        {message.subject ? (
          <p dir="auto" className="mb-1 text-13 font-medium">
            {message.subject}
          </p>
        ) : null}
        {message.body.trim() === '' ? (
          <p className="text-ink-3">{inPlaceOfWords(message.attachments)}</p>
        ) : message.agent && !inbound ? (
          <AgentRail slug={message.agent}>
            <MessageText text={message.body} />
          </AgentRail>
        ) : (
          <MessageText text={message.body} />
        )}
      </div>
      <div
        className={cn(
          'flex max-w-full flex-wrap items-center gap-x-2 gap-y-1 text-12 text-ink-3',
          !inbound && 'justify-end',
        )}
      >
        {inbound ? (
          message.intent ? (
            mayReply ? (
              <IntentMenu messageId={message.id} intent={message.intent} past onCorrected={onCorrected} />
            ) : (
              <IntentChip intent={message.intent} past />
            )
          ) : null
        ) : (
          <span title={messageStates[message.state].meaning}>
            <MessageStateChip state={message.state} />
          </span>
        )}
        <time dateTime={message.at} title={formatMoment(message.at)} className="tabular-nums">
          {planned && new Date(message.at) > serverNow()
            ? `for ${formatMoment(message.at)}`
            : formatTime(message.at)}
        </time>
        {message.channel === 'EMAIL' ? <span>E-mail</span> : null}
        {inbound ? null : <span>{author}</span>}
        {message.campaignName ? <span className="truncate">{message.campaignName}</span> : null}
        {!inbound && message.segments ? (
          <span className="tabular-nums">
            {message.segments} {message.segments === 1 ? 'segment' : 'segments'}
          </span>
        ) : null}
        {inbound ? null : (
          <button
            type="button"
            onClick={() => onWhy(message.id)}
            className="rounded-sm px-1 underline decoration-dotted underline-offset-2 hover:text-ink"
          >
            Why?<span className="sr-only"> The decision behind “{message.body.slice(0, 40)}”</span>
          </button>
        )}
      </div>
      <MailParts message={message} />
      <SenderDoubt message={message} leadName={leadName} />
      {message.errorMessage ? (
        <p className="max-w-[85%] text-12 text-danger">
          {message.errorMessage}
          {message.errorCode ? ` (${message.errorCode})` : ''}
        </p>
      ) : null}
    </li>
  );
});
