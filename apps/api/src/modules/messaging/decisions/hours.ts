import { z } from 'zod';

/** One line of the arithmetic of the hours: a place, its local time, and the hours that it allows. */
export interface HoursView {
  zone: string;
  state: string | null;
  /** ISO local time with offset. */
  localTime: string;
  open: boolean;
  /** `HH:MM`; null: closed that day. */
  opens: string | null;
  closes: string | null;
}

const stored = z.array(
  z.object({
    zone: z.string(),
    state: z.string().nullish(),
    localTime: z.string(),
    open: z.boolean(),
    window: z.object({ from: z.number(), to: z.number() }).nullish(),
  }),
);

/** The stored zone checks in a form that people read; what an older version stored otherwise is left out. */
export function hoursOfZones(zones: unknown): HoursView[] {
  const parsed = stored.safeParse(zones);
  if (!parsed.success) return [];
  return parsed.data.map(({ zone, state, localTime, open, window }) => ({
    zone,
    state: state ?? null,
    localTime,
    open,
    opens: window ? clock(window.from) : null,
    closes: window ? clock(window.to) : null,
  }));
}

/** `HH:MM` of minutes after midnight. */
function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
