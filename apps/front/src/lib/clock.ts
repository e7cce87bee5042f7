'use client';
import { useEffect, useState } from 'react';

let offset = 0;

/** Sets this tab's clock by the API's, which may be simulated. */
export function setServerTime(iso: string): void {
  offset = Date.parse(iso) - Date.now();
}

/** The API's time now, by the last answer that carried it. */
export function serverNow(): Date {
  return new Date(Date.now() + offset);
}

/** The API's time, renewed every `everyMs`; null until mounted, so that server and browser agree. */
export function useServerNow(everyMs = 30_000): Date | null {
  const [now, setNow] = useState<Date | null>(null);
  useEffect(() => {
    const tick = () => setNow(serverNow());
    tick();
    const timer = setInterval(tick, everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
