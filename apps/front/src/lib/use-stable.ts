'use client';
import { useCallback, useLayoutEffect, useRef } from 'react';

/**
 * A handler that is the same function for its component's whole life and does what the last render's would do: who gets
 * it is not drawn anew because of it. Call it from events, never while rendering.
 */
export function useStable<Args extends unknown[], Result>(
  handler: (...args: Args) => Result,
): (...args: Args) => Result {
  const latest = useRef(handler);
  useLayoutEffect(() => {
    latest.current = handler;
  });
  return useCallback((...args: Args) => latest.current(...args), []);
}
