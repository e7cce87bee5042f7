'use client';
import { Button, IconButton, Kbd } from '@og/ui';
import { Undo2, X } from 'lucide-react';
import { useEffect } from 'react';
import { useActionKeys } from '@/lib/actions/registry';
import { serverNow, useServerNow } from '@/lib/clock';
import type { Undo } from './use-undo';

/** What was just done, how long it can be taken back, and the way to do it. */
export function UndoBar({ undo }: { undo: Undo }) {
  const last = undo.entries.at(-1);
  const keys = useActionKeys('inbox.undo');
  const now = useServerNow(250) ?? serverNow();
  const until = last?.until ?? null;
  const left = until === null ? null : Math.ceil((new Date(until).getTime() - now.getTime()) / 1000);
  const over = left !== null && left <= 0;
  const { prune } = undo;
  useEffect(() => {
    if (over) prune();
  }, [over, prune]);
  return (
    <div
      role="status"
      className="pointer-events-none absolute inset-x-3 top-3 z-20 flex max-[759px]:top-14 min-[760px]:top-auto min-[760px]:right-auto min-[760px]:bottom-3 min-[760px]:w-84"
    >
      {undo.problem ? (
        <div className="pointer-events-auto flex w-full items-center gap-2 rounded-lg border bg-surface py-2 pr-2 pl-3 text-13 text-danger shadow-float">
          <span className="flex-1">{undo.problem}</span>
          <IconButton label="Close" icon={<X aria-hidden />} onClick={undo.forgetProblem} />
        </div>
      ) : last && !over ? (
        <div className="pointer-events-auto flex w-full items-center gap-2 rounded-lg border bg-surface py-2 pr-2 pl-3 text-13 shadow-float">
          <span className="min-w-0 flex-1 truncate">{last.label}</span>
          {left === null ? null : (
            <span aria-hidden className="text-ink-3 tabular-nums">
              {left} s
            </span>
          )}
          <Button size="sm" icon={<Undo2 aria-hidden />} onClick={() => void undo.undoLast()}>
            Undo
            {keys ? <Kbd keys={keys} /> : null}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
