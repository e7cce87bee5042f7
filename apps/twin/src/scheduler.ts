/** A piece of work that is still to come. */
export interface Task {
  cancel(): void;
}

interface Entry extends Task {
  due: number;
  order: number;
  run: (() => void) | null;
}

/** How many due tasks run before the event loop gets a turn. */
const BATCH = 500;
/** setTimeout overflows beyond this many milliseconds. */
const LONGEST_SLEEP = 2_000_000_000;

/**
 * All waiting of the twin in one heap with one timer. Delays are given in
 * milliseconds at speed 1; the speed dial says how many of them pass in one
 * real millisecond, and turning it also moves what is already waiting.
 */
export class Scheduler {
  private readonly heap: Entry[] = [];
  private order = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private timerDue = Infinity;
  private anchorReal = performance.now();
  private anchorVirtual = 0;
  private closed = false;

  constructor(
    private rate: number,
    private readonly onError: (error: unknown) => void,
  ) {}

  get speed(): number {
    return this.rate;
  }

  /** Tasks that wait, cancelled ones included until their time. */
  get size(): number {
    return this.heap.length;
  }

  /** Change how fast time passes for what waits and for what comes. */
  setSpeed(speed: number): void {
    this.anchorVirtual = this.now();
    this.anchorReal = performance.now();
    this.rate = speed;
    this.arm(true);
  }

  /** Run `run` after `delay` milliseconds at speed 1. */
  after(delay: number, run: () => void): Task {
    const entry: Entry = {
      due: this.now() + Math.max(0, delay),
      order: this.order++,
      run,
      cancel: () => {
        entry.run = null;
      },
    };
    if (this.closed) return entry;
    this.push(entry);
    this.arm(false);
    return entry;
  }

  /** Forget everything that waits. */
  clear(): void {
    this.heap.length = 0;
    this.arm(true);
  }

  /** Forget everything and take nothing more. */
  close(): void {
    this.closed = true;
    this.clear();
  }

  private now(): number {
    return this.anchorVirtual + (performance.now() - this.anchorReal) * this.rate;
  }

  private arm(force: boolean): void {
    const next = this.heap[0];
    if (!force && next && this.timer && this.timerDue <= next.due) return;
    clearTimeout(this.timer);
    this.timer = undefined;
    if (!next) return;
    this.timerDue = next.due;
    const sleep = Math.min(LONGEST_SLEEP, Math.max(0, (next.due - this.now()) / this.rate));
    this.timer = setTimeout(() => this.runDue(), sleep);
  }

  private runDue(): void {
    const now = this.now();
    for (let count = 0; count < BATCH; count++) {
      const next = this.heap[0];
      if (!next || next.due > now) break;
      this.pop();
      try {
        next.run?.();
      } catch (error) {
        this.onError(error);
      }
    }
    this.arm(true);
  }

  private push(entry: Entry): void {
    const heap = this.heap;
    let index = heap.length;
    heap.push(entry);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent];
      if (!above || !before(entry, above)) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = entry;
  }

  private pop(): void {
    const heap = this.heap;
    const last = heap.pop();
    if (!last || heap.length === 0) return;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      const left = heap[child];
      if (!left) break;
      const right = heap[child + 1];
      if (right && before(right, left)) child++;
      const smaller = heap[child];
      if (!smaller || !before(smaller, last)) break;
      heap[index] = smaller;
      index = child;
    }
    heap[index] = last;
  }
}

function before(a: Entry, b: Entry): boolean {
  return a.due < b.due || (a.due === b.due && a.order < b.order);
}
