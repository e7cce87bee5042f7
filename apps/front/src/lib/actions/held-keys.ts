import { typesWithAltGraph } from './alt-graph';

/** How long keys wait for what they are meant for; after that nobody means them any more. */
const longestMs = 10_000;
const mostHeld = 60;

interface Surroundings {
  /** Whether what the last key asked for has not taken the focus yet. */
  opening: () => boolean;
  /** Gives a key to what has the focus now. */
  replay: (event: KeyboardEvent) => void;
  now: () => number;
}

/**
 * Keys pressed while what the last one asked for is still coming: a dialog whose code is loaded, a conversation. They
 * wait, in order, and then go to where they would have gone had it been there at once.
 */
export class HeldKeys {
  private readonly holders = new Set<symbol>();
  private queue: KeyboardEvent[] = [];
  private since = 0;
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(private readonly around: Surroundings) {}

  /** Keys wait until the returned function is called. */
  hold(): () => void {
    const key = Symbol('hold');
    this.holders.add(key);
    return () => void this.holders.delete(key);
  }

  /** @returns whether the key was kept: then nobody else may see it */
  take(event: KeyboardEvent): boolean {
    if (event.key === 'Escape') {
      this.queue = [];
      return false;
    }
    if (!isText(event) && event.key !== 'Enter') return false;
    if (this.queue.length === 0 && !this.waiting()) return false;
    if (this.queue.length === 0) this.since = this.around.now();
    if (this.queue.length < mostHeld && !event.repeat) this.queue.push(event);
    this.schedule(0);
    return true;
  }

  private waiting(): boolean {
    return this.holders.size > 0 || this.around.opening();
  }

  private schedule(ms: number): void {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.give();
    }, ms);
  }

  private give(): void {
    if (this.waiting()) {
      if (this.around.now() - this.since > longestMs) this.queue = [];
      else this.schedule(16);
      return;
    }
    const event = this.queue.shift();
    if (event) this.around.replay(event);
    // One at a time: what this one led to is drawn before the next is given.
    if (this.queue.length > 0) this.schedule(0);
  }
}

/** A key that would write a character. */
export function isText(event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey, altKey } = event;
  return (key.length === 1 && !ctrlKey && !metaKey && !altKey) || typesWithAltGraph(event);
}
