export interface Acceptance {
  to: string;
  body: string;
  count: number;
  firstAt: string;
  lastAt: string;
  /** The first few. */
  sids: string[];
}

/** As kept: a date is written out when somebody asks. */
type Kept = Omit<Acceptance, 'firstAt' | 'lastAt'> & { firstAt: number; lastAt: number };

const SIDS_SHOWN = 100;

/**
 * Counts what was accepted per (to, body): the witness for "nobody is texted
 * twice". A message counts once the provider has taken it, whether or not its
 * answer reached the caller. The oldest pairs are forgotten beyond `keep`.
 */
export class Acceptances {
  private readonly byKey = new Map<string, Kept>();
  total = 0;

  constructor(private readonly keep: number) {}

  /** @param at milliseconds since 1970 in system time */
  record(to: string, body: string, sid: string, at: number): void {
    this.total++;
    const key = `${to}\u0000${body}`;
    const known = this.byKey.get(key);
    if (known) {
      known.count++;
      known.lastAt = at;
      if (known.sids.length < SIDS_SHOWN) known.sids.push(sid);
      return;
    }
    this.byKey.set(key, { to, body, count: 1, firstAt: at, lastAt: at, sids: [sid] });
    if (this.byKey.size > this.keep) this.byKey.delete(this.byKey.keys().next().value ?? '');
  }

  get distinct(): number {
    return this.byKey.size;
  }

  list(filter: { to?: string | undefined } = {}): Acceptance[] {
    return [...this.byKey.values()].filter((entry) => !filter.to || entry.to === filter.to).map(shown);
  }

  duplicates(): Acceptance[] {
    return [...this.byKey.values()].filter((entry) => entry.count > 1).map(shown);
  }

  clear(): void {
    this.byKey.clear();
    this.total = 0;
  }
}

function shown(kept: Kept): Acceptance {
  return {
    ...kept,
    firstAt: new Date(kept.firstAt).toISOString(),
    lastAt: new Date(kept.lastAt).toISOString(),
  };
}
