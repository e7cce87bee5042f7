/** What waits for an instant, the earliest first and in the order of its arrival. Many wait for few instants. */
export class TimeBuckets {
  private readonly buckets = new Map<number, number[]>();
  /** A binary heap of the instants that have a bucket. */
  private readonly heap: number[] = [];
  private current: { at: number; items: number[]; next: number } | null = null;

  add(at: number, item: number): void {
    const bucket = this.buckets.get(at);
    if (bucket) {
      bucket.push(item);
      return;
    }
    this.buckets.set(at, [item]);
    this.push(at);
  }

  /** The next one and its instant; null when nothing waits. */
  take(): { at: number; item: number } | null {
    const { current } = this;
    if (current && current.next < current.items.length) {
      // What was put before the instant that is being served comes first.
      const first = this.heap[0];
      if (first === undefined || first >= current.at) {
        const item = current.items[current.next];
        current.next += 1;
        if (item !== undefined) return { at: current.at, item };
      } else this.suspend(current);
    }
    const at = this.pop();
    if (at === undefined) return null;
    const items = this.buckets.get(at) ?? [];
    this.buckets.delete(at);
    this.current = { at, items, next: 0 };
    return this.take();
  }

  private suspend(current: { at: number; items: number[]; next: number }): void {
    const rest = current.items.slice(current.next);
    const bucket = this.buckets.get(current.at);
    if (bucket) this.buckets.set(current.at, [...rest, ...bucket]);
    else {
      this.buckets.set(current.at, rest);
      this.push(current.at);
    }
    this.current = null;
  }

  private push(at: number): void {
    const { heap } = this;
    let index = heap.push(at) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || above <= at) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = at;
  }

  private pop(): number | undefined {
    const { heap } = this;
    const top = heap[0];
    const last = heap.pop();
    if (heap.length === 0 || last === undefined) return top;
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      if (left >= heap.length) break;
      const right = left + 1;
      const child = (heap[right] ?? Infinity) < (heap[left] ?? Infinity) ? right : left;
      const below = heap[child] ?? Infinity;
      if (below >= last) break;
      heap[index] = below;
      index = child;
    }
    heap[index] = last;
    return top;
  }
}
