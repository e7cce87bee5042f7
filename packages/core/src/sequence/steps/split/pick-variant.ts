import type { SplitVariant } from '../../types.js';

/**
 * The variant of a run: by weight, and the same for the same seed, so that a forecast and a run that is planned
 * twice agree. The weight of stopped variants goes to the others in proportion; when every variant that has weight
 * is stopped, the rest share evenly, and when all are stopped the first one stays.
 */
export function pickVariant(
  variants: readonly SplitVariant[],
  stopped: ReadonlySet<string> | undefined,
  seed: string,
): SplitVariant | null {
  const open = stopped?.size ? variants.filter((variant) => !stopped.has(variant.key)) : variants;
  if (open.length === 0) return variants[0] ?? null;
  const total = open.reduce((sum, variant) => sum + variant.weight, 0);
  let point = fractionOf(seed) * (total || open.length);
  for (const variant of open) {
    point -= total ? variant.weight : 1;
    if (point < 0) return variant;
  }
  return open.at(-1) ?? null;
}

/** A text as a number from 0 (included) to 1 (excluded), evenly spread: FNV-1a with a final mix. */
export function fractionOf(seed: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < seed.length; index++) {
    hash ^= seed.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  hash ^= hash >>> 16;
  return (hash >>> 0) / 0x1_0000_0000;
}
