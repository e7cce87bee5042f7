'use client';
import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '../lib/cn';
import { buttonClass } from '../forms/button';

export interface SheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  side?: 'left' | 'right' | 'bottom';
  children: ReactNode;
}

const sides = {
  left: 'inset-y-0 left-0 w-70 max-w-[85vw] border-r',
  right: 'inset-y-0 right-0 w-full sm:w-100 border-l',
  bottom: 'inset-x-0 bottom-0 max-h-[85vh] rounded-t-lg border-t',
};

/** A modal drawer: navigation on a phone, filters, details. */
export function Sheet({ open, onOpenChange, title, side = 'right', children }: SheetProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className="og-pop fixed inset-0 z-40 bg-scrim" />
        <Base.Popup
          data-modal
          className={cn('og-pop fixed z-40 flex flex-col bg-surface shadow-float outline-none', sides[side])}
        >
          <div className="flex h-12 shrink-0 items-center justify-between gap-2 border-b px-4">
            <Base.Title className="truncate text-14 font-semibold">{title}</Base.Title>
            <Base.Close aria-label="Close" className={buttonClass('ghost', 'md', '-mr-2 w-8 px-0')}>
              <X aria-hidden />
            </Base.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto p-3">{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
