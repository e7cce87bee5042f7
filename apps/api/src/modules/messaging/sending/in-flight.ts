interface Asking {
  wanted: number;
  least: number;
  first: boolean;
  go: (taken: number) => void;
}

/**
 * How many claimed messages this process has under way at once. A batch claims no more than it can open sockets for,
 * so that nothing waits between its commit and its first byte.
 */
export class InFlight {
  private free: number;
  /** Places that only those take who go first. */
  private readonly kept: number;
  private readonly waiting: Asking[] = [];

  /** @param most requests at the same time */
  constructor(private readonly most: number) {
    this.free = most;
    this.kept = Math.floor(most / 20);
  }

  /**
   * Wait for room, in the order of asking, and take up to `wanted` places.
   * @param first before all who ask without it, and from the places that are kept
   * @returns how many were taken, at least 1
   */
  take(wanted: number, first = false): Promise<number> {
    // A handful of places is not worth a batch of its own while more are about to be free.
    const least = first ? 1 : Math.min(wanted, Math.max(1, Math.floor(this.most / 5)));
    return new Promise((go) => {
      const asking = { wanted, least, first, go };
      const behind = first ? this.waiting.findIndex((other) => !other.first) : -1;
      if (behind === -1) this.waiting.push(asking);
      else this.waiting.splice(behind, 0, asking);
      this.grant();
    });
  }

  /** Give places back. */
  release(count: number): void {
    this.free += count;
    this.grant();
  }

  private grant(): void {
    for (let next = this.waiting[0]; next; next = this.waiting[0]) {
      const free = next.first ? this.free : this.free - this.kept;
      if (free < next.least) return;
      this.waiting.shift();
      const taken = Math.min(next.wanted, free);
      this.free -= taken;
      next.go(taken);
    }
  }
}
