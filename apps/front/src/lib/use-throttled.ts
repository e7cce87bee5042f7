'use client';
import { useCallback, useEffect, useRef } from 'react';

/** Calls `task` at most once per `everyMs`; calls in between are joined into one at the end. */
export function useThrottled(task: () => void, everyMs: number): () => void {
  const latest = useRef(task);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(() => {
    latest.current = task;
  });
  useEffect(
    () => () => {
      if (timer.current) clearTimeout(timer.current);
    },
    [],
  );
  return useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = null;
      latest.current();
    }, everyMs);
  }, [everyMs]);
}
