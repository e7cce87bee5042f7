import { areaCodeOf, lookupAreaCode } from './area-codes.js';
import { normalizeState, zonesOfState } from './states.js';
import type { CandidateEvidence, CandidateInput, Candidates } from './types.js';
import { lookupZip, normalizeZip } from './zip.js';

function evidence(
  source: CandidateEvidence['source'],
  value: string,
  zones: readonly string[],
  states: readonly string[],
): CandidateEvidence {
  return { source, value, zones: [...zones].toSorted(), states: [...states].toSorted() };
}

/**
 * Every zone and state a person may be in, from area codes, ZIP and state together: a union, never a guess.
 * Evidence that points to no known zone (toll-free or foreign number, military address) is kept with an empty
 * zone list. No zone at all, or any such evidence, means that a send must be held: see `isLocated`.
 */
export function candidatesFor(input: CandidateInput): Candidates {
  const because: CandidateEvidence[] = [];
  for (const phone of new Set(input.phones)) {
    const code = areaCodeOf(phone);
    const value = code ?? phone;
    if (because.some((known) => known.value === value)) continue;
    const row = code === null ? null : lookupAreaCode(code);
    because.push(evidence('area_code', value, row?.zones ?? [], row?.states ?? []));
  }
  const place = lookupZip(input.zip);
  if (place) because.push(evidence('zip', normalizeZip(input.zip) ?? '', place.zones, place.states));
  const state = normalizeState(input.state);
  // A ZIP is finer than its state: the state's other zones are then no candidates.
  if (state !== null && !place?.states.includes(state)) {
    because.push(evidence('state', state, zonesOfState(state), [state]));
  }
  return {
    zones: [...new Set(because.flatMap((item) => item.zones))].toSorted(),
    states: [...new Set(because.flatMap((item) => item.states))].toSorted(),
    because,
  };
}

/** Whether the candidates are complete enough to send: at least one zone, and no evidence that leads nowhere. */
export function isLocated(candidates: Candidates): boolean {
  return candidates.zones.length > 0 && candidates.because.every((item) => item.zones.length > 0);
}
