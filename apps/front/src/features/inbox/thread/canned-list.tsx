'use client';
import { useQuery } from '@apollo/client/react';
import { cn } from '@og/ui';
import { useEffect } from 'react';
import { InboxCannedRepliesDocument, type InboxCannedRepliesQuery } from '@/gql/graphql';
import { friendlyError } from '@/lib/apollo/errors';

export type CannedReply = InboxCannedRepliesQuery['cannedReplies'][number];

/** The canned replies that fit what was typed after the slash. */
export function useCannedReplies(search: string | null) {
  const { data, previousData, error } = useQuery(InboxCannedRepliesDocument, {
    variables: { search },
    skip: search === null,
  });
  return { replies: (data ?? previousData)?.cannedReplies ?? null, error };
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
