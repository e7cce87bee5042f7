/** One place a person may be in, as the gate checked it. */
export interface ZoneCheck {
  zone: string;
  state: string | null;
  /** ISO local time with offset. */
  localTime: string | null;
  /** Minutes after local midnight, `to` excluded; null when the day is closed. */
  window: { from: number; to: number } | null;
  open: boolean | null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function windowOf(value: unknown): ZoneCheck['window'] {
  if (!isRecord(value)) return null;
  const { from, to } = value;
  return typeof from === 'number' && typeof to === 'number' ? { from, to } : null;
}

/** Reads the zones of a decision; entries of an unknown shape are left out (the export still has them). */
export function readZones(json: unknown): ZoneCheck[] {
  if (!Array.isArray(json)) return [];
  return json.flatMap((item: unknown) => {
    if (typeof item === 'string')
      return [{ zone: item, state: null, localTime: null, window: null, open: null }];
    if (!isRecord(item) || typeof item['zone'] !== 'string') return [];
    const { zone, state, localTime, open } = item;
    return [
      {
        zone,
        state: typeof state === 'string' ? state : null,
        localTime: typeof localTime === 'string' ? localTime : null,
        window: windowOf(item['window']),
        open: typeof open === 'boolean' ? open : null,
      },
    ];
  });
}

/** 600 → "10:00". */
export function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
