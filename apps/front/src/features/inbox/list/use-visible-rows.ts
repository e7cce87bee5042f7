'use client';
import { useEffect, useState, type RefObject } from 'react';

const overscan = 6;

/** Which rows of one height are in sight of a scroller (with 6 on either side). */
export function useVisibleRows(scroller: RefObject<HTMLElement | null>, count: number, rowHeight: number) {
  const [range, setRange] = useState({ from: 0, to: 30 });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => {
      const from = Math.max(0, Math.floor(element.scrollTop / rowHeight) - overscan);
      const to = Math.ceil((element.scrollTop + element.clientHeight) / rowHeight) + overscan;
      setRange((now) => (now.from === from && now.to === to ? now : { from, to }));
    };
    measure();
    element.addEventListener('scroll', measure, { passive: true });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', measure);
      observer.disconnect();
    };
  }, [scroller, rowHeight]);
  return { from: Math.min(range.from, Math.max(0, count - 1)), to: Math.min(range.to, count) };
}

/** Scrolls only as far as needed to show one row. */
export function showRow(element: HTMLElement, index: number, rowHeight: number): void {
  const top = index * rowHeight;
  if (top < element.scrollTop) element.scrollTop = top;
  else if (top + rowHeight > element.scrollTop + element.clientHeight)
    element.scrollTop = top + rowHeight - element.clientHeight;
}
