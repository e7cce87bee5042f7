'use client';
import { Banner, Button } from '@og/ui';
import type { InboxConversationQuery, ThreadMessageFragment } from '@/gql/graphql';
import { formatMoment } from '@/lib/format';

interface ComposerNoticeProps {
  problem: string | null;
  barred: boolean;
  held: boolean;
  optedOut: boolean;
  mayReply: boolean;
  leadName: string;
  contactability: NonNullable<InboxConversationQuery['conversation']>['composer'];
  /** What came while the reader was writing. */
  meanwhile: ThreadMessageFragment | null;
  onRead: () => void;
}

/** Why an answer cannot go out, or not yet; the gravest reason alone. */
export function ComposerNotice(props: ComposerNoticeProps) {
  const { problem, barred, held, optedOut, mayReply, leadName, contactability, meanwhile, onRead } = props;
  if (barred)
    return (
      <Banner tone="danger" announce>
        {optedOut ? `${leadName} has opted out. No message can be sent. ` : null}
        {contactability.message}
      </Banner>
    );
  if (!mayReply) return <Banner>Replying needs the Rep role.</Banner>;
  return (
    <>
      {problem ? (
        <Banner tone="danger" announce>
          {problem}
        </Banner>
      ) : null}
      {meanwhile ? (
        <Banner
          tone="warn"
          announce
          action={
            <Button size="sm" onClick={onRead}>
              I have read it
            </Button>
          }
        >
          {meanwhile.direction === 'INBOUND'
            ? `${leadName} wrote again while you were writing.`
            : `${meanwhile.author ?? 'The campaign'} answered while you were writing.`}
        </Banner>
      ) : null}
      {held && !problem ? (
        <Banner tone="warn">
          {contactability.message}
          {contactability.retryAt ? ` Possible from ${formatMoment(contactability.retryAt)}, your time.` : ''}
        </Banner>
      ) : null}
    </>
  );
}
