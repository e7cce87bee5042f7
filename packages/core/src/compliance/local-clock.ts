import { offsetAt } from './zone-offsets.js';

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

const two = (value: number): string => String(value).padStart(2, '0');

function suffix(offset: number): string {
  const size = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/**
 * The local time of an instant.
 * @returns null for a zone that is not known
 */
export function localClock(zone: string, at: number): LocalClock | null {
  const offset = offsetAt(zone, at);
  if (offset === null) return null;
  const shifted = new Date(at + offset * MINUTE_MS);
  return {
    minute: shifted.getUTCHours() * 60 + shifted.getUTCMinutes(),
    weekday: shifted.getUTCDay() || 7,
    iso: shifted.toISOString().slice(0, -1) + suffix(offset),
  };
}
