'use client';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

const near = 80;

/**
 * Keeps a thread where its reader is: at the end it follows new messages,
 * elsewhere it stands still, and older pages grow upward without a jump.
 *
 * @param firstId id of the oldest message shown
 * @param lastId id of the newest message shown
 */
export function useThreadScroll(firstId: string | undefined, lastId: string | undefined, onTop: () => void) {
  const scroller = useRef<HTMLDivElement>(null);
  const before = useRef({ firstId, lastId, height: 0, atEnd: true });
  const [behind, setBehind] = useState(false);

  const toEnd = useCallback(() => {
    const element = scroller.current;
    if (element) element.scrollTop = element.scrollHeight;
    setBehind(false);
  }, []);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const was = before.current;
    if (was.lastId !== lastId) {
      if (was.atEnd) element.scrollTop = element.scrollHeight;
      else setBehind(true);
    }
    // Older messages came in above: what was in sight stays in sight.
    if (was.firstId !== undefined && was.firstId !== firstId && !was.atEnd) {
      element.scrollTop += element.scrollHeight - was.height;
    }
    before.current = { ...was, firstId, lastId, height: element.scrollHeight };
  }, [firstId, lastId]);

  const onScroll = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    const atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < near;
    before.current = { ...before.current, atEnd, height: element.scrollHeight };
    if (atEnd) setBehind(false);
    if (element.scrollTop < near) onTop();
  }, [onTop]);

  // A composer that grows, or a window that shrinks, must not hide the last message.
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      if (before.current.atEnd) element.scrollTop = element.scrollHeight;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  return { scroller, onScroll, behind, toEnd };
}
