'use client';
import { useMutation } from '@apollo/client/react';
import { Banner, Button, Kbd, SegmentMeter, Textarea } from '@og/ui';
import { useRef, useState, type Ref } from 'react';
import { SendReplyDocument, type InboxConversationQuery, type ThreadMessageFragment } from '@/gql/graphql';
import { useActionKeys, useActions } from '@/lib/actions/registry';
import { ariaKeys } from '@/lib/actions/types';
import { friendlyError } from '@/lib/apollo/errors';
import { formatMoment } from '@/lib/format';
import { useSmsMeasure } from '@/lib/use-sms-measure';
import { useDraft } from './drafts';

/** Carriers take at most this many characters, mail servers far more. */
const longest = { SMS: 1600, EMAIL: 100_000 } as const;

interface ComposerProps {
  owner: string;
  conversationId: string;
  lead: { id: string; name: string };
  /** The way that the person wrote last: the answer takes the same. */
  channel: 'SMS' | 'EMAIL';
  contactability: NonNullable<InboxConversationQuery['conversation']>['composer'];
  optedOut: boolean;
  mayReply: boolean;
  inputRef: Ref<HTMLTextAreaElement>;
  onSent: (message: ThreadMessageFragment) => void;
}

/** Writes one reply. Whether it may go out is the server's word, shown live. */
export function Composer(props: ComposerProps) {
  const { owner, conversationId, lead, channel, contactability, optedOut, mayReply, inputRef, onSent } =
    props;
  const { draft, setText, markTried, clear } = useDraft(owner, conversationId);
  const [sendReply] = useMutation(SendReplyDocument);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const underWay = useRef(false);
  const keys = useActionKeys('inbox.send');

  const verdict = contactability.verdict.toLowerCase();
  const held = verdict === 'hold';
  const barred = optedOut || (!held && verdict !== 'allow');
  const closed = barred || !mayReply;
  const { text } = draft;
  const isMail = channel === 'EMAIL';
  const byMail = isMail ? ' by e-mail' : '';
  const measure = useSmsMeasure(isMail ? '' : text);
  const sendable = !closed && text.trim() !== '' && text.length <= longest[channel];

  const send = async () => {
    if (!sendable || underWay.current) return;
    underWay.current = true;
    setBusy(true);
    setProblem(null);
    markTried();
    try {
      const { data } = await sendReply({
        variables: {
          input: { leadId: lead.id, channel, body: text, clientKey: draft.clientKey },
        },
      });
      const result = data?.sendMessage;
      if (result?.__typename === 'Message') {
        clear(text);
        onSent(result);
      } else if (result?.__typename === 'SendBarred') {
        setProblem(
          result.retryAt
            ? `${result.message} Possible from ${formatMoment(result.retryAt)}.`
            : result.message,
        );
      } else if (result?.__typename === 'InvalidInput' && result.problems.length > 0) {
        setProblem(result.problems.map((one) => one.message).join(' '));
      } else setProblem(result?.message ?? 'The server did not answer. Send again: nothing goes out twice.');
    } catch (error) {
      setProblem(`${friendlyError(error).message} Send again: nothing goes out twice.`);
    } finally {
      underWay.current = false;
      setBusy(false);
    }
  };

  useActions([
    {
      id: 'inbox.send',
      label: 'Send reply',
      group: 'Inbox',
      keys: '$mod+Enter',
      disabled: !sendable,
      run: () => void send(),
    },
  ]);

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      className="flex shrink-0 flex-col gap-2 border-t bg-surface p-3"
    >
      {problem ? (
        <Banner tone="danger" announce>
          {problem}
        </Banner>
      ) : barred ? (
        <Banner tone="danger" announce>
          {optedOut ? `${lead.name} has opted out. No message can be sent. ` : null}
          {contactability.message}
        </Banner>
      ) : !mayReply ? (
        <Banner>Replying needs the Rep role.</Banner>
      ) : held ? (
        <Banner tone="warn">
          {contactability.message}
          {contactability.retryAt ? ` Possible from ${formatMoment(contactability.retryAt)}.` : ''}
        </Banner>
      ) : null}
      <Textarea
        ref={inputRef}
        rows={3}
        aria-label={`Reply to ${lead.name}${byMail}`}
        aria-keyshortcuts={ariaKeys(keys)}
        placeholder={closed ? 'Replying is closed' : `Reply to ${lead.name}${byMail}`}
        value={text}
        disabled={closed}
        onChange={(event) => {
          setText(event.target.value);
          setProblem(null);
        }}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
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
