import type * as GeoModule from 'geo-tz';
import { lazy } from '../lazy.js';
import { isMilitaryState, normalizeState } from './states.js';

interface ZipRow {
  latitude: number;
  longitude: number;
  state: string;
}
interface ZipLibrary {
  codes: Record<string, ZipRow>;
}
type GeoLibrary = typeof GeoModule;

export interface ZipPlace {
  zones: readonly string[];
  states: readonly string[];
}

const cache = new Map<string, ZipPlace | null>();

/**
 * A US ZIP (five digits) or Canadian postal code (`M5V 2T6`), null when it is neither.
 * Gives back the leading zeros that spreadsheets eat (`2134` → `02134`, `601` → `00601`) and drops ZIP+4.
 */
export function normalizeZip(raw: string | null | undefined): string | null {
  const text = (raw ?? '').trim().replace(/\.0+$/, '');
  const us = /^(\d{3,5})(?:[-\s]\d{4})?$/.exec(text) ?? /^(\d{5})\d{4}$/.exec(text);
  if (us?.[1] !== undefined) {
    const zip = us[1].padStart(5, '0');
    // Below 00501 (Holtsville, NY) no ZIP exists.
    return zip >= '00501' ? zip : null;
  }
  const canadian = /^([A-Za-z]\d[A-Za-z])[\s-]?(\d[A-Za-z]\d)$/.exec(text);
  return canadian ? `${canadian[1]} ${canadian[2]}`.toUpperCase() : null;
}

function placeOf(rows: readonly ZipRow[]): ZipPlace | null {
  const zones = new Set<string>();
  const states = new Set<string>();
  for (const row of rows) {
    const state = normalizeState(row.state);
    if (state === null) continue;
    states.add(state);
    // A military ZIP's coordinates are those of one base: they say nothing about the person's zone.
    if (isMilitaryState(state)) continue;
    for (const zone of lazy<GeoLibrary>('geo-tz').find(row.latitude, row.longitude)) zones.add(zone);
  }
  if (states.size === 0) return null;
  return { zones: [...zones].toSorted(), states: [...states].toSorted() };
}

/**
 * Zones and state of a ZIP or postal code; null when nothing is known of it. A ZIP newer than the table
 * takes the union of all ZIPs with its first three digits. Results are cached; military ZIPs have no zone.
 */
export function lookupZip(raw: string | null | undefined): ZipPlace | null {
  const zip = normalizeZip(raw);
  if (zip === null) return null;
  const key = /^\d/.test(zip) ? zip : zip.slice(0, 3);
  const known = cache.get(key);
  if (known !== undefined) return known;
  const { codes } = lazy<ZipLibrary>('zipcodes');
  const row = Object.hasOwn(codes, key) ? codes[key] : undefined;
  const rows = row
    ? [row]
    : Object.keys(codes)
        .filter((code) => /^\d/.test(key) && code.startsWith(key.slice(0, 3)))
        .map((code) => codes[code])
        .filter((entry) => entry !== undefined);
  const place = placeOf(rows);
  cache.set(key, place);
  return place;
}
