'use client';
import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';
import { Kbd } from '../data/kbd';

/** Put once near the root: neighbouring tooltips then open without a delay. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  return (
    <Base.Provider delay={500} closeDelay={0}>
      {children}
    </Base.Provider>
  );
}

export interface TooltipProps {
  label: ReactNode;
  /** A key in tinykeys notation, shown beside the label. */
  shortcut?: string | undefined;
  side?: 'top' | 'bottom' | 'left' | 'right';
  /** The element that is described; it must take a ref and event handlers. */
  children: ReactElement;
}

export function Tooltip({ label, shortcut, side = 'bottom', children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} role="region" aria-label="Hint" className="z-50">
          <Base.Popup className="og-pop flex max-w-72 items-center gap-2 rounded-md bg-primary px-2 py-1 text-12 text-on-primary shadow-float">
            {label}
            {shortcut ? <Kbd keys={shortcut} inverted /> : null}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
