'use client';
import { useQuery } from '@apollo/client/react';
import { cn } from '@og/ui';
import { useEffect } from 'react';
import { InboxCannedRepliesDocument, type InboxCannedRepliesQuery } from '@/gql/graphql';
import { friendlyError } from '@/lib/apollo/errors';
import { fittingReplies } from './composer-words';

export type CannedReply = InboxCannedRepliesQuery['cannedReplies'][number];

/** As many as the server gives at once. */
const MOST = 200;

/**
 * The canned replies that fit what was typed after the slash. They are asked for once, when `wanted`, and looked through
 * here: what Enter takes fits the text as it stands, however late an answer comes. Of more than are given at once the
 * server finds the rest.
 */
export function useCannedReplies(search: string | null, wanted: boolean) {
  const all = useQuery(InboxCannedRepliesDocument, {
    variables: { search: '' },
    skip: !wanted && search === null,
    fetchPolicy: 'cache-and-network',
  });
  const known = all.data?.cannedReplies;
  const found = useQuery(InboxCannedRepliesDocument, {
    variables: { search },
    skip: !search || !known || known.length < MOST,
  });
  const among = (found.data ?? found.previousData)?.cannedReplies ?? known;
  return {
    replies: search !== null && among ? fittingReplies(among, search) : null,
    error: all.error ?? found.error,
  };
}

interface CannedListProps {
  id: string;
  replies: readonly CannedReply[] | null;
  error: unknown;
  active: number;
  onChoose: (reply: CannedReply) => void;
}

/** Stands above the composer; the arrows and Enter choose from the text field. */
export function CannedList({ id, replies, error, active, onChoose }: CannedListProps) {
  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);
  if (replies === null || replies.length === 0)
    return (
      <p role="status" className="rounded-md border bg-surface px-3 py-2 text-13 text-ink-2">
        {error
          ? friendlyError(error).message
          : replies
            ? 'No canned reply fits. They are written in the inbox settings.'
            : 'Looking for canned replies…'}
      </p>
    );
  return (
    <div
      id={id}
      role="listbox"
      aria-label="Canned replies"
      className="max-h-52 overflow-y-auto rounded-md border bg-surface p-1 shadow-float"
    >
      {replies.map((reply, index) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are the text field's
        <div
          key={reply.id}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(reply)}
          className={cn('cursor-default rounded-sm px-2 py-1.5 text-13', index === active && 'bg-sunken')}
        >
          <span className="font-medium">/{reply.shortcut}</span> <span>{reply.title}</span>
          <span className="block truncate text-12 text-ink-3">{reply.body}</span>
        </div>
      ))}
    </div>
  );
}
