/**
 * Chance that can be repeated: every roll is a pure function of the seed and of
 * what the roll is for, never of how many rolls came before. Two runs with one
 * seed therefore agree even when their requests arrive in another order.
 */
export interface Random {
  readonly seed: string;
  /** A number in [0, 1) for these keys. */
  unit(...keys: Key[]): number;
  /** A number in [low, high) for these keys. */
  between(low: number, high: number, ...keys: Key[]): number;
  /** One element of a non-empty list for these keys. */
  pick<T>(list: readonly T[], ...keys: Key[]): T;
}

type Key = string | number;

export function createRandom(seed: string): Random {
  const unit = (...keys: Key[]): number => hashToUnit(`${seed}\u0000${keys.join('\u0000')}`);
  return {
    seed,
    unit,
    between: (low, high, ...keys) => low + (high - low) * unit(...keys),
    pick: (list, ...keys) => {
      const chosen = list[Math.floor(unit(...keys) * list.length)];
      if (chosen === undefined) throw new RangeError('pick needs a list with at least one element');
      return chosen;
    },
  };
}

function hashToUnit(text: string): number {
  return hash53(text) / 9007199254740992;
}

/** cyrb53 by bryc (public domain): 53 well mixed bits of a string. */
export function hash53(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
