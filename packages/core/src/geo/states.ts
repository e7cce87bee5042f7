import { AREA_CODES } from './area-codes.js';
import { STATE_NAMES } from './state-names.js';

const ALIASES: Readonly<Record<string, string>> = {
  'washington dc': 'DC',
  'washington d c': 'DC',
  'd c': 'DC',
  'virgin islands': 'VI',
  'us virgin islands': 'VI',
  'northwest territory': 'NT',
  'nunavut territory': 'NU',
  'yukon territory': 'YT',
  newfoundland: 'NL',
  labrador: 'NL',
  québec: 'QC',
  calif: 'CA',
  cali: 'CA',
  fla: 'FL',
  tex: 'TX',
  mass: 'MA',
  penn: 'PA',
  penna: 'PA',
  wash: 'WA',
  ariz: 'AZ',
  colo: 'CO',
  conn: 'CT',
  ill: 'IL',
  mich: 'MI',
  minn: 'MN',
  miss: 'MS',
  tenn: 'TN',
  wis: 'WI',
  wisc: 'WI',
  okla: 'OK',
  ore: 'OR',
  ala: 'AL',
  nev: 'NV',
  neb: 'NE',
  nebr: 'NE',
  ind: 'IN',
  kan: 'KS',
};

function key(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
}

const BY_NAME: ReadonlyMap<string, string> = new Map([
  ...Object.entries(STATE_NAMES).map(([code, name]) => [key(name), code] as const),
  ...Object.entries(ALIASES).map(([alias, code]) => [key(alias), code] as const),
]);

/** Two-letter code of a state by name, abbreviation or `US-FL`; null when unknown. */
export function normalizeState(raw: string | null | undefined): string | null {
  const text = (raw ?? '').trim();
  const letters = text
    .replace(/^(US|CA)-(?=[A-Za-z]{2}$)/i, '')
    .replace(/\./g, '')
    .toUpperCase();
  if (Object.hasOwn(STATE_NAMES, letters)) return letters;
  return BY_NAME.get(key(text)) ?? null;
}

/** Military addresses can be anywhere on earth. */
export function isMilitaryState(code: string): boolean {
  return code === 'AA' || code === 'AE' || code === 'AP';
}

const ZONES_BY_STATE = new Map<string, string[]>();
for (const { states, zones } of AREA_CODES.values()) {
  for (const state of states) {
    ZONES_BY_STATE.set(state, [...new Set([...(ZONES_BY_STATE.get(state) ?? []), ...zones])].toSorted());
  }
}

/** All zones that any part of a state may keep; empty when unknown or military. */
export function zonesOfState(code: string): readonly string[] {
  return ZONES_BY_STATE.get(code) ?? [];
}
