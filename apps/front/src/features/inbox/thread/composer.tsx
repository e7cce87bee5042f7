'use client';
import { Field, Input, Textarea } from '@og/ui';
import { useState, type Ref } from 'react';
import type { InboxConversationQuery, ThreadMessageFragment } from '@/gql/graphql';
import { useActionKeys, useActions } from '@/lib/actions/registry';
import { ariaKeys } from '@/lib/actions/types';
import { CannedList } from './canned-list';
import { ComposerFoot, longest } from './composer-foot';
import { ComposerNotice } from './composer-notice';
import { useDraft } from './drafts';
import { useCannedTyping } from './use-canned-typing';
import { useSeen } from './use-seen';
import { useSendReply } from './use-send-reply';

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
  const keys = useActionKeys('inbox.send');

  const verdict = contactability.verdict.toLowerCase();
  const held = verdict === 'hold';
  const barred = optedOut || (!held && verdict !== 'allow');
  const closed = barred || !mayReply;
  const isMail = channel === 'EMAIL';
  const byMail = isMail ? ' by e-mail' : '';
  const canned = useCannedTyping({ text, closed, onText: setText });
  const sendable = !closed && canned.search === null && text.trim() !== '' && text.length <= longest[channel];

  const submit = async () => {
    if (!sendable) return;
    markTried();
    const message = await send({
      leadId: lead.id,
      channel,
      body: text,
      clientKey: draft.clientKey,
      seenMessageId: seen.seenMessageId,
      cannedReplyId: canned.usedId,
      ...(isMail && subject !== null && subject.trim() !== '' ? { subject } : {}),
    });
    if (!message) return;
    clear(text);
    canned.forget();
    setSubject(null);
    onSent(message);
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
      {canned.search === null ? null : <CannedList {...canned.list} />}
      <Textarea
        ref={inputRef}
        dir="auto"
        // A waiting draft is the first answer; the own one grows when it is begun.
        rows={conversation.draft && text === '' ? 1 : 3}
        aria-label={`Reply to ${lead.name}${byMail}`}
        aria-keyshortcuts={ariaKeys(keys)}
        {...canned.aria}
        placeholder={closed ? 'Replying is closed' : `Reply to ${lead.name}${byMail}, / for canned replies`}
        value={text}
        disabled={closed}
        onChange={(event) => {
          setText(event.target.value);
          canned.onTyped();
          forgetProblem();
          onTyping();
        }}
        onFocus={canned.onFocus}
        onKeyDown={canned.onKeyDown}
        className="resize-none"
      />
      <ComposerFoot channel={channel} text={text} busy={busy} sendable={sendable} keys={keys} />
    </form>
  );
}
