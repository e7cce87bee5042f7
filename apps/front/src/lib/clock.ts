'use client';
import { useEffect, useState } from 'react';

/** How far the API's clock is from this machine's, in milliseconds; null until the API said its time. */
let offset: number | null = null;
const listeners = new Set<() => void>();

/** Sets this tab's clock by the API's, which may be simulated, and tells everything that shows time. */
export function setServerTime(iso: string): void {
  offset = Date.parse(iso) - Date.now();
  for (const listener of listeners) listener();
}

/** True once the API said its time: before that an age could be wrong by months. */
export function serverTimeKnown(): boolean {
  return offset !== null;
}

/** The API's time now, by the last answer that carried it; this machine's before the first. */
export function serverNow(): Date {
  return new Date(Date.now() + (offset ?? 0));
}

/** Calls `listener` whenever the API said its time. */
export function onServerTime(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The API's time, renewed every `everyMs` and when the API says it; null until it is known. */
export function useServerNow(everyMs = 30_000): Date | null {
  const [now, setNow] = useState<Date | null>(null);
  useEffect(() => {
    const tick = () => setNow(serverTimeKnown() ? serverNow() : null);
    tick();
    const timer = setInterval(tick, everyMs);
    const stop = onServerTime(tick);
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [everyMs]);
  return now;
}
