'use client';
import { useLazyQuery } from '@apollo/client/react';
import { Button, IconButton, toast } from '@og/ui';
import { AlarmClock, CircleCheck, Copy, Flag, FolderInput, UserRound, X } from 'lucide-react';
import { SimilarInboxItemsDocument, type InboxRowFragment } from '@/gql/graphql';
import { friendlyError } from '@/lib/apollo/errors';
import type { AskedAct } from '../acts/use-asked-act';
import type { Selection } from './use-selection';

interface BulkBarProps {
  selection: Selection;
  rows: readonly InboxRowFragment[];
  mayReply: boolean;
  onDone: () => void;
  onAsk: (kind: AskedAct['kind']) => void;
}

/** What can be done with all selected conversations at once; each act is taken back as a whole. */
export function BulkBar({ selection, rows, mayReply, onDone, onAsk }: BulkBarProps) {
  const [askSimilar, { loading }] = useLazyQuery(SimilarInboxItemsDocument, { fetchPolicy: 'network-only' });
  const chosen = selection.rows;
  const one = chosen.length === 1 ? chosen[0] : undefined;
  const addSimilar = async () => {
    if (!one) return;
    try {
      const { data } = await askSimilar({ variables: { id: one.id } });
      const similar = (data?.similarInboxItems ?? []).map(({ id }) => id);
      const here = new Set(rows.map(({ id }) => id));
      const shown = similar.filter((id) => here.has(id));
      selection.add(shown);
      toast.success(
        shown.length === 0
          ? 'Nothing else in this list says the same'
          : `${shown.length} similar selected${shown.length < similar.length ? `, ${similar.length - shown.length} are further down or in other views` : ''}`,
      );
    } catch (error) {
      toast.error(friendlyError(error).message);
    }
  };
  if (chosen.length === 0 || !mayReply) return null;
  return (
    <div
      role="toolbar"
      aria-label="Selected conversations"
      className="flex shrink-0 flex-wrap items-center gap-1 border-b bg-sunken px-2 py-1"
    >
      <span role="status" className="px-1 text-13 font-medium tabular-nums">
        {chosen.length} selected
      </span>
      {one ? (
        <Button
          size="sm"
          variant="ghost"
          icon={<Copy aria-hidden />}
          loading={loading}
          onClick={() => void addSimilar()}
        >
          Add similar
        </Button>
      ) : null}
      <span className="ml-auto flex">
        <IconButton label="Done" icon={<CircleCheck aria-hidden />} onClick={onDone} />
        <IconButton label="Snooze" icon={<AlarmClock aria-hidden />} onClick={() => onAsk('snooze')} />
        <IconButton label="Assign" icon={<UserRound aria-hidden />} onClick={() => onAsk('assign')} />
        <IconButton label="Outcome" icon={<Flag aria-hidden />} onClick={() => onAsk('outcome')} />
        <IconButton
          label="Move to a bucket"
          icon={<FolderInput aria-hidden />}
          onClick={() => onAsk('bucket')}
        />
        <IconButton label="Select nothing" icon={<X aria-hidden />} onClick={selection.clear} />
      </span>
    </div>
  );
}
