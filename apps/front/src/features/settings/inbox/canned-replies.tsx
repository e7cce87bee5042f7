'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { Button, ConfirmDialog, EmptyState, formatCount, Section, SkeletonRows, toast } from '@og/ui';
import { MessageSquareQuote, Plus } from 'lucide-react';
import { useState } from 'react';
import { QueryError } from '@/components/query-error';
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
          <ul aria-label="Canned replies" className="flex flex-col">
            {list.map((reply) => (
              <li
                key={reply.id}
                className="flex flex-wrap items-start gap-x-3 gap-y-2 border-b py-3 last:border-b-0"
              >
                <span className="flex min-w-0 flex-1 basis-72 flex-col gap-0.5">
                  <span className="flex flex-wrap items-baseline gap-2 font-medium">
                    {reply.title}
                    <span className="font-mono text-12 font-normal text-ink-3">/{reply.shortcut}</span>
                  </span>
                  <span className="text-13 whitespace-pre-wrap text-ink-2">{reply.body}</span>
                  <span className="text-12 text-ink-3 tabular-nums">
                    Used {formatCount(reply.uses)} {reply.uses === 1 ? 'time' : 'times'}
                  </span>
                </span>
                {mayWrite ? (
                  <span className="flex gap-1">
                    <Button variant="ghost" onClick={() => setEditing(reply)}>
                      Edit<span className="sr-only"> {reply.title}</span>
                    </Button>
                    <Button variant="ghost" onClick={() => setLeaving(reply)}>
                      Delete<span className="sr-only"> {reply.title}</span>
                    </Button>
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
        )
      ) : error ? (
        <QueryError what="Canned replies" error={error} onRetry={refetch} />
      ) : (
        <SkeletonRows rows={4} density="relaxed" />
      )}
      <CannedReplyDialog of={editing} onClose={() => setEditing(null)} />
      <DeleteReply of={leaving} onClose={() => setLeaving(null)} />
    </Section>
  );
}

function DeleteReply({ of, onClose }: { of: Reply | null; onClose: () => void }) {
  const [remove] = useMutation(DeleteSettingsCannedReplyDocument, {
    refetchQueries: [SettingsCannedRepliesDocument],
  });
  const [problem, setProblem] = useState<string | null>(null);
  const close = () => {
    setProblem(null);
    onClose();
  };
  return (
    <ConfirmDialog
      open={of !== null}
      onOpenChange={(open) => !open && close()}
      title={`Delete “${of?.title ?? ''}”?`}
      confirmLabel="Delete reply"
      tone="danger"
      error={problem}
      onConfirm={async () => {
        if (!of) return;
        const why = await refusal(
          async () => (await remove({ variables: { id: of.id } })).data?.deleteCannedReply,
        );
        setProblem(why);
        if (why) return;
        toast.success('The canned reply was deleted');
        close();
      }}
    >
      <p>Answers that were written with it stay as they are.</p>
    </ConfirmDialog>
  );
}
