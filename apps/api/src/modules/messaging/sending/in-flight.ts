/**
 * How many claimed messages this process has under way at once. A batch claims no more than it can open sockets for,
 * so that nothing waits between its commit and its first byte.
 */
export class InFlight {
  private used = 0;
  private readonly waiting: (() => void)[] = [];

  /** @param most requests at the same time */
  constructor(private readonly most: number) {}

  /** Wait for room, in the order of asking, and take up to `wanted` places. @returns how many were taken, at least 1 */
  async take(wanted: number): Promise<number> {
    // A handful of places is not worth a batch of its own while more are about to be free.
    const least = Math.min(wanted, Math.max(1, Math.floor(this.most / 4)));
    while (this.most - this.used < least) await new Promise<void>((resolve) => this.waiting.push(resolve));
    const taken = Math.min(wanted, this.most - this.used);
    this.used += taken;
    if (this.most - this.used > 0) this.waiting.shift()?.();
    return taken;
  }

  /** Give places back. */
  release(count: number): void {
    if (count === 0) return;
    this.used -= count;
    this.waiting.shift()?.();
  }
}
