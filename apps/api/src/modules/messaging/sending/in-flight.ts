/**
 * How many claimed messages this process has under way at once. A batch claims no more than it can open sockets for,
 * so that nothing waits between its commit and its first byte.
 */
export class InFlight {
  private free: number;
  private readonly waiting: { wanted: number; least: number; go: (taken: number) => void }[] = [];

  /** @param most requests at the same time */
  constructor(private readonly most: number) {
    this.free = most;
  }

  /** Wait for room, in the order of asking, and take up to `wanted` places. @returns how many were taken, at least 1 */
  take(wanted: number): Promise<number> {
    // A handful of places is not worth a batch of its own while more are about to be free.
    const least = Math.min(wanted, Math.max(1, Math.floor(this.most / 5)));
    return new Promise((go) => {
      this.waiting.push({ wanted, least, go });
      this.grant();
    });
  }

  /** Give places back. */
  release(count: number): void {
    this.free += count;
    this.grant();
  }

  private grant(): void {
    for (let first = this.waiting[0]; first && this.free >= first.least; first = this.waiting[0]) {
      this.waiting.shift();
      const taken = Math.min(first.wanted, this.free);
      this.free -= taken;
      first.go(taken);
    }
  }
}
