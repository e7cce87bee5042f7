'use client';
import { Button, Field, Input, Kbd, SegmentMeter, Textarea } from '@og/ui';
import { useId, useState, type KeyboardEvent, type Ref } from 'react';
import type { InboxConversationQuery, ThreadMessageFragment } from '@/gql/graphql';
import { useActionKeys, useActions } from '@/lib/actions/registry';
import { ariaKeys } from '@/lib/actions/types';
import { useSmsMeasure } from '@/lib/use-sms-measure';
import { CannedList, useCannedReplies, type CannedReply } from './canned-list';
import { ComposerNotice } from './composer-notice';
import { cannedSearch } from './composer-words';
import { useDraft } from './drafts';
import { useSeen } from './use-seen';
import { useSendReply } from './use-send-reply';

/** Carriers take at most this many characters, mail servers far more. */
const longest = { SMS: 1600, EMAIL: 100_000 } as const;

interface ComposerProps {
  owner: string;
  conversation: NonNullable<InboxConversationQuery['conversation']>;
  messages: readonly ThreadMessageFragment[];
  mayReply: boolean;
  inputRef: Ref<HTMLTextAreaElement>;
  onTyping: () => void;
  onSent: (message: ThreadMessageFragment) => void;
}

/** Writes one reply. Whether it may go out is the server's word, shown live. */
export function Composer({
  owner,
  conversation,
  messages,
  mayReply,
  inputRef,
  onTyping,
  onSent,
}: ComposerProps) {
  const { id, lead, channel, composer: contactability, optedOut, replySubject } = conversation;
  const { draft, setText, markTried, clear } = useDraft(owner, id);
  const { send, busy, problem, forgetProblem } = useSendReply(id);
  const { text } = draft;
  const seen = useSeen(messages, text);
  const [subject, setSubject] = useState<string | null>(null);
  const [canned, setCanned] = useState<CannedReply | null>(null);
  const [active, setActive] = useState(0);
  const [closedFor, setClosedFor] = useState<string | null>(null);
  const listId = useId();
  const keys = useActionKeys('inbox.send');

  const verdict = contactability.verdict.toLowerCase();
  const held = verdict === 'hold';
  const barred = optedOut || (!held && verdict !== 'allow');
  const closed = barred || !mayReply;
  const isMail = channel === 'EMAIL';
  const byMail = isMail ? ' by e-mail' : '';
  const measure = useSmsMeasure(isMail ? '' : text);
  const search = closed || closedFor === text ? null : cannedSearch(text);
  const { replies, error } = useCannedReplies(search);
  const offered = search === null ? [] : (replies ?? []);
  const sendable = !closed && search === null && text.trim() !== '' && text.length <= longest[channel];

  const submit = async () => {
    if (!sendable) return;
    markTried();
    const message = await send({
      leadId: lead.id,
      channel,
      body: text,
      clientKey: draft.clientKey,
      seenMessageId: seen.seenMessageId,
      cannedReplyId: canned && text.includes(canned.body.slice(0, 20)) ? canned.id : null,
      ...(isMail && subject !== null && subject.trim() !== '' ? { subject } : {}),
    });
    if (!message) return;
    clear(text);
    setCanned(null);
    setSubject(null);
    onSent(message);
  };
  const choose = (reply: CannedReply) => {
    setCanned(reply);
    setText(reply.body);
    setActive(0);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (search !== null && offered.length > 0) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const chosen = offered[active % offered.length];
      if (step) {
        event.preventDefault();
        return setActive((active + step + offered.length) % offered.length);
      }
      if (chosen && (event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey) {
        event.preventDefault();
        return choose(chosen);
      }
    }
    if (event.key !== 'Escape') return;
    if (search !== null) setClosedFor(text);
    else event.currentTarget.blur();
  };

  useActions([
    {
      id: 'inbox.send',
      label: 'Send reply',
      group: 'Inbox',
      keys: '$mod+Enter',
      disabled: !sendable,
      run: () => void submit(),
    },
  ]);

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      className="flex shrink-0 flex-col gap-2 border-t bg-surface p-3"
    >
      <ComposerNotice
        problem={problem}
        barred={barred}
        held={held}
        optedOut={optedOut}
        mayReply={mayReply}
        leadName={lead.name}
        contactability={contactability}
        meanwhile={seen.meanwhile}
        onRead={() => {
          seen.read();
          forgetProblem();
        }}
      />
      {isMail && !closed ? (
        <Field label="Subject" hideLabel>
          <Input
            value={subject ?? replySubject ?? ''}
            placeholder="Subject"
            maxLength={250}
            onChange={(event) => setSubject(event.target.value)}
          />
        </Field>
      ) : null}
      {search === null ? null : (
        <CannedList id={listId} replies={replies} error={error} active={active} onChoose={choose} />
      )}
      <Textarea
        ref={inputRef}
        // A waiting draft is the first answer; the own one grows when it is begun.
        rows={conversation.draft && text === '' ? 1 : 3}
        aria-label={`Reply to ${lead.name}${byMail}`}
        aria-keyshortcuts={ariaKeys(keys)}
        aria-controls={offered.length > 0 ? listId : undefined}
        aria-activedescendant={offered.length > 0 ? `${listId}-${active}` : undefined}
        placeholder={closed ? 'Replying is closed' : `Reply to ${lead.name}${byMail}, / for canned replies`}
        value={text}
        disabled={closed}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
          forgetProblem();
          onTyping();
        }}
        onKeyDown={onKeyDown}
        className="resize-none"
      />
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-2">
        {isMail ? (
          <p className="text-12 text-ink-3">Goes on in the thread of their e-mail.</p>
        ) : (
          <SegmentMeter
            used={measure.units}
            capacity={Math.max(1, measure.segments) * measure.unitsPerSegment}
            segments={measure.segments}
            encoding={measure.encoding}
            forcedBy={measure.forcing[0]}
          />
        )}
        <Button type="submit" variant="primary" loading={busy} disabled={!sendable}>
          Send
          {keys ? (
            <span className="max-sm:hidden">
              <Kbd keys={keys} inverted />
            </span>
          ) : null}
        </Button>
      </div>
      {text.length > longest[channel] ? (
        <p role="alert" className="text-12 text-danger">
          {isMail ? 'An e-mail' : 'A text message'} has at most {longest[channel].toLocaleString('en-US')}{' '}
          characters; this one has {text.length.toLocaleString('en-US')}.
        </p>
      ) : null}
    </form>
  );
}
