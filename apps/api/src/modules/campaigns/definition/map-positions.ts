/** A step of a version, as far as moving between versions looks at it. */
interface Keyed {
  key: string;
  position: number;
}

/**
 * Where a run that stands before a step of one version stands in another: before the step of the same key. A run
 * stays where it is when its next step is gone, and when a step that it may have taken already would come again
 * behind the new place.
 * @returns by old position; positions without a place in the new version are missing
 */
export function mapPositions(from: readonly Keyed[], to: readonly Keyed[]): Map<number, number> {
  const places = new Map(to.map((step) => [step.key, step.position]));
  const mapped = new Map<number, number>();
  for (const step of from) {
    const place = places.get(step.key);
    if (place === undefined) continue;
    const before = new Set(from.filter((item) => item.position < step.position).map((item) => item.key));
    const again = to.some((item) => item.position >= place && before.has(item.key));
    if (!again) mapped.set(step.position, place);
  }
  return mapped;
}
