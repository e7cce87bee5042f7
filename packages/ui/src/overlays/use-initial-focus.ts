import type { RefObject } from 'react';

/** Where the focus goes when an overlay opens: its first field, its first control, or an element of yours. */
export type InitialFocus = 'field' | 'control' | RefObject<HTMLElement | null>;

/** Fields a person can type in or choose from; hidden twins of drawn controls carry tabindex -1. */
const fields = ['input:not([type="hidden"])', 'textarea', 'select', '[role="combobox"]', '[role="radio"]']
  .map((field) => `${field}:not([disabled]):not([readonly]):not([tabindex="-1"]):not([aria-hidden="true"])`)
  .join(',');

/**
 * What the dialog library asks for. On touch the first field is left alone: a
 * keyboard that jumps up would hide what the dialog says.
 */
export function useInitialFocus(wanted: InitialFocus, body: RefObject<HTMLElement | null>) {
  return (openedBy: string): HTMLElement | true => {
    if (typeof wanted === 'object') return wanted.current ?? true;
    if (wanted === 'control' || openedBy === 'touch') return true;
    return body.current?.querySelector<HTMLElement>(fields) ?? true;
  };
}
