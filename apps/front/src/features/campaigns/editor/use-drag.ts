'use client';
import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react';

/**
 * Dragging a row of a list to another place by its handle, with mouse, pen or finger. The list follows while
 * the pointer moves.
 *
 * @param list the element whose children are the rows
 * @param onMove asks for the row at `from` to be put to `to`
 */
export function useDrag(list: RefObject<HTMLElement | null>, onMove: (from: number, to: number) => void) {
  const [dragged, setDragged] = useState<number | null>(null);
  const at = useRef<number | null>(null);
  const stop = useRef<() => void>(() => undefined);
  const latest = useRef(onMove);
  useEffect(() => {
    latest.current = onMove;
  });

  /** The place under the pointer: past the middle of a neighbour the two change places. */
  const placeAt = (y: number): number | null => {
    const rows = [...(list.current?.children ?? [])];
    const from = at.current;
    if (from === null) return null;
    for (const [index, row] of rows.entries()) {
      const { top, bottom } = row.getBoundingClientRect();
      const middle = (top + bottom) / 2;
      if (index < from && y < middle) return index;
      if (index > from && y > middle && y < bottom) return index;
    }
    return null;
  };

  useEffect(() => () => stop.current(), []);

  /** What the handle of the row at `index` needs. */
  const handle = (index: number) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      // On the window: the handle itself moves with its row, which would end a capture.
      const move = (next: globalThis.PointerEvent) => {
        const to = placeAt(next.clientY);
        if (to === null || at.current === null || to === at.current) return;
        latest.current(at.current, to);
        at.current = to;
        setDragged(to);
      };
      const end = () => {
        at.current = null;
        setDragged(null);
        window.removeEventListener('pointermove', move);
        window.removeEventListener('pointerup', end);
        window.removeEventListener('pointercancel', end);
      };
      stop.current();
      stop.current = end;
      at.current = index;
      setDragged(index);
      window.addEventListener('pointermove', move);
      window.addEventListener('pointerup', end);
      window.addEventListener('pointercancel', end);
    },
  });

  return { dragged, handle };
}
