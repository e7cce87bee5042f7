import { DateTime } from 'luxon';

/** What a clock on the wall shows. */
export interface LocalClock {
  /** Minutes after local midnight. */
  minute: number;
  /** 1 = Monday … 7 = Sunday. */
  weekday: number;
  /** ISO time with its offset, to the millisecond. */
  iso: string;
}

const MINUTE_MS = 60_000;
/** Zones × minutes that are remembered. */
const CAPACITY = 20_000;
const offsets = new Map<string, number | null>();

/** Minutes east of UTC; null for a zone that nobody knows. No zone's clock changes within a minute of UTC. */
function offsetOf(zone: string, at: number): number | null {
  const key = `${zone} ${Math.floor(at / MINUTE_MS)}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const local = DateTime.fromMillis(at, { zone });
  const offset = local.isValid ? local.offset : null;
  if (offsets.size >= CAPACITY) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

const two = (value: number): string => String(value).padStart(2, '0');

function suffix(offset: number): string {
  const size = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/**
 * The local time of an instant. Looking a zone up is slow, adding its offset is not: offsets are remembered by the
 * minute.
 * @returns null for a zone that is not known
 */
export function localClock(zone: string, at: number): LocalClock | null {
  const offset = offsetOf(zone, at);
  if (offset === null) return null;
  const shifted = new Date(at + offset * MINUTE_MS);
  return {
    minute: shifted.getUTCHours() * 60 + shifted.getUTCMinutes(),
    weekday: shifted.getUTCDay() || 7,
    iso: shifted.toISOString().slice(0, -1) + suffix(offset),
  };
}
