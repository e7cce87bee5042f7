'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { Button, EmptyState, formatCount, Section, SkeletonRows } from '@og/ui';
import { MessageSquareQuote, Plus } from 'lucide-react';
import { useState } from 'react';
import { DeleteQuestion } from '@/components/delete-question';
import { QueryError } from '@/components/query-error';
import { TextRecord, TextRecords } from '@/components/text-records';
import {
  DeleteSettingsCannedReplyDocument,
  SettingsCannedRepliesDocument,
  type SettingsCannedReplyFieldsFragment as Reply,
} from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { useMe } from '@/lib/session/use-me';
import { CannedReplyDialog } from './canned-reply-dialog';

/** Texts that are put into an answer by typing / and their short name. */
export function CannedReplies() {
  const { can } = useMe();
  const { data, error, refetch } = useQuery(SettingsCannedRepliesDocument, {
    fetchPolicy: 'cache-and-network',
  });
  const [remove] = useMutation(DeleteSettingsCannedReplyDocument, {
    refetchQueries: [SettingsCannedRepliesDocument],
  });
  const [editing, setEditing] = useState<Reply | 'new' | null>(null);
  const [leaving, setLeaving] = useState<Reply | null>(null);
  const mayWrite = can('inbox.reply');
  const list = data?.cannedReplies;
  const add = (
    <Button icon={<Plus aria-hidden />} onClick={() => setEditing('new')}>
      Add reply
    </Button>
  );
  return (
    <Section
      title="Canned replies"
      description="In the inbox, type / and the short name. Fields such as {{firstName|there}} are filled in."
      actions={mayWrite && list?.length ? add : null}
    >
      {list ? (
        list.length === 0 ? (
          <EmptyState
            icon={<MessageSquareQuote />}
            title="No canned replies yet"
            action={mayWrite ? add : null}
          >
            Write down what you answer every day, once.
          </EmptyState>
        ) : (
          <TextRecords label="Canned replies">
            {list.map((reply) => (
              <TextRecord
                key={reply.id}
                title={reply.title}
                mark={<span className="font-mono text-12 font-normal text-ink-3">/{reply.shortcut}</span>}
                text={reply.body}
                foot={`Used ${formatCount(reply.uses)} ${reply.uses === 1 ? 'time' : 'times'}`}
                onEdit={mayWrite ? () => setEditing(reply) : undefined}
                onDelete={mayWrite ? () => setLeaving(reply) : undefined}
              />
            ))}
          </TextRecords>
        )
      ) : error ? (
        <QueryError what="Canned replies" error={error} onRetry={refetch} />
      ) : (
        <SkeletonRows rows={4} density="relaxed" />
      )}
      <CannedReplyDialog of={editing} onClose={() => setEditing(null)} />
      <DeleteQuestion
        of={leaving}
        nameOf={({ title }) => title}
        what="canned reply"
        onClose={() => setLeaving(null)}
        onDelete={({ id }) =>
          refusal(async () => (await remove({ variables: { id } })).data?.deleteCannedReply)
        }
      >
        <p>Answers that were written with it stay as they are.</p>
      </DeleteQuestion>
    </Section>
  );
}
