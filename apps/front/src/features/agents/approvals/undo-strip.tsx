'use client';
import { Button, Kbd } from '@og/ui';
import { Undo2 } from 'lucide-react';
import { useEffect } from 'react';
import { useActionKeys } from '@/lib/actions/registry';
import { serverNow, useServerNow } from '@/lib/clock';
import type { Decided } from './decided';

export interface UndoStripProps {
  last: Decided | null;
  /** Decided before it; those whose time is not over can be taken back, too: one after the other. */
  earlier: readonly Decided[];
  onUndo: () => Promise<void>;
  /** It can no longer be taken back. */
  onOver: (draftId: string) => void;
}

/** What was just decided and the seconds left to take it back; the server holds the same time. */
export function UndoStrip({ last, earlier, onUndo, onOver }: UndoStripProps) {
  const keys = useActionKeys('approvals.undo');
  const now = useServerNow(250) ?? serverNow();
  const left = last ? Math.ceil((Date.parse(last.until) - now.getTime()) / 1000) : 0;
  const more = earlier.filter(({ until }) => Date.parse(until) > now.getTime()).length;
  const over = last !== null && left <= 0;
  useEffect(() => {
    if (over && last) onOver(last.id);
  }, [over, last, onOver]);
  return (
    <div role="status" className="pointer-events-none sticky bottom-3 z-20 mt-4 flex">
      {last && !over ? (
        <div className="pointer-events-auto flex w-full max-w-100 items-center gap-2 rounded-lg border bg-surface py-2 pr-2 pl-3 text-13 shadow-float">
          <span className="min-w-0 flex-1 truncate">
            {last.label}
            {more > 0 ? `, and ${more} before it` : ''}
          </span>
          <span aria-hidden className="text-ink-3 tabular-nums">
            {left} s
          </span>
          <Button size="sm" icon={<Undo2 aria-hidden />} onClick={() => void onUndo()}>
            Undo
            {keys ? <Kbd keys={keys} /> : null}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
