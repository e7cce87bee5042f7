'use client';
import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { buttonClass } from '../forms/button';
import { useInitialFocus, type InitialFocus } from './use-initial-focus';

export interface SidePanelProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** Small actions beside the close button, e.g. "Open page". */
  actions?: ReactNode;
  footer?: ReactNode;
  /** Default `control`: a record is read first. A panel that is a form says `field`. */
  initialFocus?: InitialFocus;
  children: ReactNode;
}

/**
 * A record beside its list (`?peek=`). The list stays usable on wide screens;
 * on a phone the panel fills the screen.
 */
export function SidePanel({
  open,
  onOpenChange,
  title,
  actions,
  footer,
  initialFocus = 'control',
  children,
}: SidePanelProps) {
  const body = useRef<HTMLDivElement>(null);
  const focus = useInitialFocus(initialFocus, body);
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)} modal={false} disablePointerDismissal>
      <Base.Portal>
        <Base.Popup
          initialFocus={focus}
          className="og-sheet fixed inset-y-0 right-0 z-30 flex w-full flex-col border-l bg-surface shadow-float outline-none sm:w-120"
        >
          <div className="flex h-13 shrink-0 items-center gap-2 border-b px-4">
            <Base.Title className="min-w-0 flex-1 truncate text-16 font-semibold">{title}</Base.Title>
            {actions}
            <Base.Close aria-label="Close panel" className={buttonClass('ghost', 'md', 'w-8 px-0')}>
              <X aria-hidden />
            </Base.Close>
          </div>
          <div ref={body} className="min-h-0 flex-1 overflow-y-auto p-4">
            {children}
          </div>
          {footer ? <div className="flex shrink-0 justify-end gap-2 border-t p-3">{footer}</div> : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
