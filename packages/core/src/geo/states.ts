import { AREA_CODES } from './area-codes.js';

/** Names of states, districts, territories, provinces and military "states" by their two letters. */
export const STATE_NAMES: Readonly<Record<string, string>> = {
  AL: 'Alabama',
  AK: 'Alaska',
  AZ: 'Arizona',
  AR: 'Arkansas',
  CA: 'California',
  CO: 'Colorado',
  CT: 'Connecticut',
  DE: 'Delaware',
  DC: 'District of Columbia',
  FL: 'Florida',
  GA: 'Georgia',
  HI: 'Hawaii',
  ID: 'Idaho',
  IL: 'Illinois',
  IN: 'Indiana',
  IA: 'Iowa',
  KS: 'Kansas',
  KY: 'Kentucky',
  LA: 'Louisiana',
  ME: 'Maine',
  MD: 'Maryland',
  MA: 'Massachusetts',
  MI: 'Michigan',
  MN: 'Minnesota',
  MS: 'Mississippi',
  MO: 'Missouri',
  MT: 'Montana',
  NE: 'Nebraska',
  NV: 'Nevada',
  NH: 'New Hampshire',
  NJ: 'New Jersey',
  NM: 'New Mexico',
  NY: 'New York',
  NC: 'North Carolina',
  ND: 'North Dakota',
  OH: 'Ohio',
  OK: 'Oklahoma',
  OR: 'Oregon',
  PA: 'Pennsylvania',
  RI: 'Rhode Island',
  SC: 'South Carolina',
  SD: 'South Dakota',
  TN: 'Tennessee',
  TX: 'Texas',
  UT: 'Utah',
  VT: 'Vermont',
  VA: 'Virginia',
  WA: 'Washington',
  WV: 'West Virginia',
  WI: 'Wisconsin',
  WY: 'Wyoming',
  PR: 'Puerto Rico',
  VI: 'U.S. Virgin Islands',
  GU: 'Guam',
  MP: 'Northern Mariana Islands',
  AS: 'American Samoa',
  AB: 'Alberta',
  BC: 'British Columbia',
  MB: 'Manitoba',
  NB: 'New Brunswick',
  NL: 'Newfoundland and Labrador',
  NS: 'Nova Scotia',
  NT: 'Northwest Territories',
  NU: 'Nunavut',
  ON: 'Ontario',
  PE: 'Prince Edward Island',
  QC: 'Quebec',
  SK: 'Saskatchewan',
  YT: 'Yukon',
  AA: 'Armed Forces Americas',
  AE: 'Armed Forces Europe',
  AP: 'Armed Forces Pacific',
};

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
