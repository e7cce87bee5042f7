/** A stretch of time in which places stay open, or stay closed. */
export interface Span {
  /** Where it was looked at first; it may have begun before. */
  from: number;
  /** The first instant at which it is otherwise; null: not within the horizon. */
  until: number | null;
  open: boolean;
}

/** Places × profiles that are remembered, and stretches of each. */
const PLACES = 2_000;
const SPANS = 8;

const known = new Map<string, Span[]>();

/**
 * The stretch that an instant lies in, from memory or found by `look`. Finding the end of one is slow (it walks
 * through days and their changes of the clock), and thousands of people share places and hours: what was found holds
 * for every instant in it.
 */
export function spanAt(key: string, at: number, look: () => Span): Span {
  const spans = known.get(key);
  const hit = spans?.find((span) => at >= span.from && span.until !== null && at < span.until);
  if (hit) return hit;
  const found = look();
  if (found.until === null) return found;
  if (spans) {
    // Time mostly goes forward: the oldest look is the least likely to be asked for again.
    if (spans.length >= SPANS) spans.shift();
    spans.push(found);
  } else {
    if (known.size >= PLACES) known.clear();
    known.set(key, [found]);
  }
  return found;
}
