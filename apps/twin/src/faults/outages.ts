/** How a vendor that is down behaves: no connection lasts, nobody answers, or it says so. */
export const OUTAGE_MODES = ['reset', 'hang', '503', '500'] as const;
export type OutageMode = (typeof OUTAGE_MODES)[number];

/** Vendors that are down as a whole, before a request is read; until it is ended. */
export class Outages {
  private readonly modes = new Map<string, OutageMode>();

  begin(vendor: string, mode: OutageMode): void {
    this.modes.set(vendor, mode);
  }

  /** End one outage, or all. */
  end(vendor?: string): void {
    if (vendor === undefined) this.modes.clear();
    else this.modes.delete(vendor);
  }

  of(vendor: string): OutageMode | undefined {
    return this.modes.get(vendor);
  }

  list(): { vendor: string; mode: OutageMode }[] {
    return [...this.modes].map(([vendor, mode]) => ({ vendor, mode }));
  }

  clear(): void {
    this.modes.clear();
  }
}
