interface Waiting<T, R> {
  item: T;
  done: (result: R) => void;
  failed: (error: unknown) => void;
}

export interface BatcherOptions {
  /** How long the first of a batch waits for others. */
  waitMs: number;
  /** At most so many at once. */
  most: number;
}

/**
 * Collects what comes one by one and hands it on together, per key: while one batch is worked on the next one
 * collects, so that a busy key has large batches and a quiet one hardly waits. Batches of one key follow each other.
 */
export class MicroBatcher<T, R> {
  private readonly queues = new Map<string, Waiting<T, R>[]>();
  private readonly busy = new Set<string>();

  /** @param work all of a batch or nothing: its results in the order of the items */
  constructor(
    private readonly options: BatcherOptions,
    private readonly work: (key: string, items: T[]) => Promise<R[]>,
  ) {}

  /** @returns what the batch made of the item; fails as the batch fails */
  add(key: string, item: T): Promise<R> {
    return new Promise<R>((done, failed) => {
      const queue = this.queues.get(key) ?? [];
      this.queues.set(key, queue);
      queue.push({ item, done, failed });
      if (this.busy.has(key)) return;
      this.busy.add(key);
      setTimeout(() => void this.run(key), this.options.waitMs);
    });
  }

  private async run(key: string): Promise<void> {
    for (;;) {
      const queue = this.queues.get(key) ?? [];
      const batch = queue.splice(0, this.options.most);
      if (batch.length === 0) break;
      await this.workOff(key, batch);
      // What came meanwhile has waited long enough; what comes next may find company.
      if (queue.length > 0 && queue.length < this.options.most / 4)
        await new Promise((resolve) => setTimeout(resolve, this.options.waitMs));
    }
    this.busy.delete(key);
    this.queues.delete(key);
  }

  private async workOff(key: string, batch: Waiting<T, R>[]): Promise<void> {
    try {
      const results = await this.work(
        key,
        batch.map((waiting) => waiting.item),
      );
      batch.forEach((waiting, place) => waiting.done(results[place] as R));
    } catch (error) {
      for (const waiting of batch) waiting.failed(error);
    }
  }
}
