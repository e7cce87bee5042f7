import { AREA_CODE_ROWS } from './area-codes.data.js';
import type { AreaCode } from './types.js';

/** Every geographic area code of the US, its territories and Canada. */
export const AREA_CODES: ReadonlyMap<string, AreaCode> = new Map(
  AREA_CODE_ROWS.flatMap(([states, zones, codes]) => {
    const row: AreaCode = { states: states.split(' '), zones: zones.split(' ') };
    return codes.split(' ').map((code) => [code, row] as const);
  }),
);

/** Zones and states of an area code; null for toll-free, non-geographic, unknown or foreign codes. */
export function lookupAreaCode(code: string): AreaCode | null {
  return AREA_CODES.get(code) ?? null;
}

/** Area code of an E.164 number of the North American plan, else null. */
export function areaCodeOf(e164: string): string | null {
  return /^\+1(\d{3})\d{7}$/.exec(e164)?.[1] ?? null;
}
