interface Row {
  id: string;
  lead: { name: string };
}

/**
 * Which rows an act did not change, and that in words: the server leaves out who opted out, where it would write to
 * them or move their stage, and what is gone. Null when it changed all.
 */
export function leftOut<Acted extends Row>(
  rows: readonly Acted[],
  changed: readonly { id: string }[],
): { rows: readonly Acted[]; words: string | null } {
  const done = new Set(changed.map(({ id }) => id));
  const left = rows.filter(({ id }) => !done.has(id));
  const [first] = left;
  if (!first) return { rows: left, words: null };
  const who = left.length === 1 ? first.lead.name : `${first.lead.name} and ${left.length - 1} more`;
  return {
    rows: left,
    words: `${who} ${left.length === 1 ? 'was' : 'were'} left out, opted out or gone since`,
  };
}
