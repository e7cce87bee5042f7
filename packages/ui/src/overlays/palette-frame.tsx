'use client';
import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';

export interface PaletteFrameProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Read out, not shown. */
  title: string;
  children: ReactNode;
}

/** The frame of the command palette; opened by a key, so it does not animate. */
export function PaletteFrame({ open, onOpenChange, title, children }: PaletteFrameProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim" />
        <Base.Viewport className="fixed inset-0 z-40 flex items-start justify-center p-3 pt-[12vh]">
          <Base.Popup
            data-modal
            className="flex max-h-[60vh] w-full max-w-140 flex-col overflow-hidden rounded-lg border bg-surface shadow-float outline-none"
          >
            <Base.Title className="sr-only">{title}</Base.Title>
            {children}
            <Base.Close className="sr-only">Close</Base.Close>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
