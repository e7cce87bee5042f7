'use client';
import { useCallback, useState, type KeyboardEvent } from 'react';

export interface RowKeysOptions {
  count: number;
  onOpen: (index: number) => void;
  /** Switch one row, or with `extend` all rows from the last one switched. */
  onToggle: (index: number, extend: boolean) => void;
  scrollTo: (index: number) => void;
}

/** j/k or arrows move, Enter opens, Space or x selects, Shift+j/k selects while moving. */
export function useRowKeys({ count, onOpen, onToggle, scrollTo }: RowKeysOptions) {
  const [active, setActive] = useState(0);
  const current = Math.min(active, Math.max(0, count - 1));
  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      if (
        event.target !== event.currentTarget ||
        event.metaKey ||
        event.ctrlKey ||
        event.altKey ||
        count === 0
      )
        return;
      const go = (index: number) => {
        const next = Math.max(0, Math.min(count - 1, index));
        setActive(next);
        scrollTo(next);
        if (event.shiftKey && (event.key === 'J' || event.key === 'K')) onToggle(next, false);
      };
      switch (event.key) {
        case 'j':
        case 'J':
        case 'ArrowDown':
          go(current + 1);
          break;
        case 'k':
        case 'K':
        case 'ArrowUp':
          go(current - 1);
          break;
        case 'Home':
          go(0);
          break;
        case 'End':
          go(count - 1);
          break;
        case 'PageDown':
          go(current + 10);
          break;
        case 'PageUp':
          go(current - 10);
          break;
        case 'Enter':
          onOpen(current);
          break;
        case ' ':
        case 'x':
          onToggle(current, event.shiftKey);
          break;
        default:
          return;
      }
      event.preventDefault();
      event.stopPropagation();
    },
    [count, current, onOpen, onToggle, scrollTo],
  );
  return { active: current, setActive, onKeyDown };
}
