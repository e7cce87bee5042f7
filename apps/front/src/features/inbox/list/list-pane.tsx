'use client';
import { cn } from '@og/ui';
import { lazyPart } from '@/components/lazy-part';
import type { AskedAct } from '../acts/use-asked-act';
import type { Selection } from '../selection/use-selection';
import { InboxList, type InboxListProps } from './inbox-list';

const BulkBar = lazyPart(() => import('../selection/bulk-bar').then((file) => file.BulkBar));

interface ListPaneProps extends Omit<InboxListProps, 'selected' | 'onSelect'> {
  selection: Selection;
  mayReply: boolean;
  onDone: () => void;
  onAsk: (kind: AskedAct['kind']) => void;
}

/** The list, and above it what can be done with the rows that are selected. On a phone an open conversation covers it. */
export function ListPane({ selection, mayReply, onDone, onAsk, ...list }: ListPaneProps) {
  return (
    <div
      className={cn(
        'flex min-h-0 min-w-0 flex-col border-r bg-surface max-[759px]:w-full max-[759px]:border-r-0 min-[760px]:w-76 min-[760px]:shrink-0 min-[1200px]:w-88',
        list.openId && 'max-[759px]:hidden',
      )}
    >
      {selection.rows.length > 0 ? (
        <BulkBar
          selection={selection}
          rows={list.list.rows}
          mayReply={mayReply}
          onDone={onDone}
          onAsk={onAsk}
        />
      ) : null}
      <InboxList {...list} selected={selection.ids} {...(mayReply ? { onSelect: selection.toggle } : {})} />
    </div>
  );
}
