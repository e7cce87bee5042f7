/** How replies find the person who answers them. */
export const ASSIGNMENT_MODES = ['hand', 'round_robin', 'least_loaded'] as const;
export type AssignmentMode = (typeof ASSIGNMENT_MODES)[number];

export interface AssignmentFacts {
  mode: AssignmentMode;
  /** User ids that take part, in any order; each counts once. */
  members: readonly string[];
  /** Open items by user id; who is missing has none. */
  loads: ReadonlyMap<string, number>;
  /** Whom the last item was given to, null at first. Need not be a member any more. */
  lastAssigned: string | null;
  /** Members who can take something now; null: all can. */
  available: ReadonlySet<string> | null;
}

/**
 * Who gets the next item; null by hand, or when nobody can take it. Round robin goes through the members in the order
 * of their ids and passes over who is away, so that with the same members nobody gets two more than another. Least
 * loaded takes whoever has the fewest open items; of equals the one whose turn it would be. Deterministic.
 */
export function chooseAssignee(facts: AssignmentFacts): string | null {
  const { mode, members, available, lastAssigned, loads } = facts;
  if (mode === 'hand') return null;
  const ready = [...new Set(members)].filter((id) => available?.has(id) ?? true).toSorted(byText);
  const turn = turnAfter(ready, lastAssigned);
  if (mode === 'round_robin') return turn[0] ?? null;
  let best: string | null = null;
  for (const id of turn) if (best === null || (loads.get(id) ?? 0) < (loads.get(best) ?? 0)) best = id;
  return best;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The members from the one after `last` on, round. */
function turnAfter(ordered: readonly string[], last: string | null): string[] {
  const next = last === null ? 0 : ordered.findIndex((id) => id > last);
  const from = Math.max(0, next);
  return [...ordered.slice(from), ...ordered.slice(0, from)];
}
