'use client';
import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useRef, type KeyboardEventHandler, type ReactNode } from 'react';
import { cn } from '../lib/cn';
import { buttonClass } from '../forms/button';
import { useInitialFocus, type InitialFocus } from './use-initial-focus';

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  /** Buttons, the primary one last. */
  footer?: ReactNode;
  size?: 'sm' | 'md' | 'lg';
  /** Default `field`: a form is ready to type in; without a field it is the first control. */
  initialFocus?: InitialFocus;
  /** Keys pressed anywhere in the dialog. */
  onKeyDown?: KeyboardEventHandler<HTMLElement>;
  children?: ReactNode;
}

const widths = { sm: 'sm:max-w-100', md: 'sm:max-w-130', lg: 'sm:max-w-190' };

/** A modal question. Focus is trapped and comes back to where it was. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  footer,
  size = 'md',
  initialFocus = 'field',
  onKeyDown,
  children,
}: DialogProps) {
  const body = useRef<HTMLDivElement>(null);
  const focus = useInitialFocus(initialFocus, body);
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className="og-pop fixed inset-0 z-40 bg-scrim" />
        <Base.Viewport className="fixed inset-0 z-40 flex items-end justify-center overflow-y-auto sm:items-start sm:p-6 sm:pt-[12vh]">
          <Base.Popup
            data-modal
            onKeyDown={onKeyDown}
            initialFocus={focus}
            className={cn(
              'og-pop flex max-h-full w-full flex-col gap-4 rounded-t-lg border bg-surface p-5 shadow-float outline-none sm:rounded-lg',
              widths[size],
            )}
          >
            <div className="flex items-start justify-between gap-4">
              <div className="flex flex-col gap-1">
                <Base.Title className="text-16 font-semibold">{title}</Base.Title>
                {description ? (
                  <Base.Description className="text-14 text-ink-2">{description}</Base.Description>
                ) : null}
              </div>
              <Base.Close aria-label="Close" className={buttonClass('ghost', 'sm', '-mt-1 -mr-1 w-7 px-0')}>
                <X aria-hidden />
              </Base.Close>
            </div>
            {children ? (
              // The ring of the focus needs its room at the edges too; what is focused comes above a foot that stays.
              <div ref={body} className="-mx-2 -my-1.5 min-h-0 scroll-pb-14 overflow-y-auto px-2 py-1.5">
                {children}
              </div>
            ) : null}
            {footer ? <div className="flex flex-wrap justify-end gap-2">{footer}</div> : null}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
