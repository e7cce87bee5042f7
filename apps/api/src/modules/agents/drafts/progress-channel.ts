import { EventEmitter } from 'node:events';
import type { QueueStore } from '../../../platform/queue/connection.js';

/** A draft as far as it is written. */
export interface DraftProgress {
  conversationId: string;
  draftId: string;
  /** All of it so far. */
  text: string;
  done: boolean;
}

/** Progress that a slow reader may leave waiting: each says all, so that older ones may be dropped. */
const WAITING = 20;
const LOOK_MS = 2_000;

/**
 * Drafts as they are written, from the process that writes to those that browsers are connected to. Nothing is stored:
 * who comes late gets all that is written with the next piece. Without Redis it reaches this process only.
 */
export class DraftProgressChannel {
  private readonly emitter = new EventEmitter().setMaxListeners(0);
  private readonly channel: string;

  constructor(
    private readonly store: Pick<QueueStore, 'redis' | 'subscriber'>,
    prefix: string,
  ) {
    this.channel = `${prefix}:draft-progress`;
  }

  start(): void {
    if (!this.store.subscriber) return;
    this.store.subscriber.on('message', (channel: string, text: string) => {
      if (channel !== this.channel) return;
      const { teamId, ...progress } = JSON.parse(text) as DraftProgress & { teamId: string };
      this.emitter.emit(nameOf(teamId, progress.conversationId), progress);
    });
    // ioredis subscribes again by itself after a reconnect.
    void this.store.subscriber.subscribe(this.channel).catch(() => undefined);
  }

  publish(teamId: string, progress: DraftProgress): void {
    const { redis } = this.store;
    if (!redis) {
      this.emitter.emit(nameOf(teamId, progress.conversationId), progress);
      return;
    }
    void redis.publish(this.channel, JSON.stringify({ teamId, ...progress })).catch(() => undefined);
  }

  /** What is written in one conversation from now on, until it is ended or `isAllowed` says no. */
  async *follow(
    teamId: string,
    conversationId: string,
    isAllowed: () => Promise<boolean>,
  ): AsyncGenerator<DraftProgress, void, undefined> {
    const waiting: DraftProgress[] = [];
    let wake: () => void = () => undefined;
    const name = nameOf(teamId, conversationId);
    const take = (progress: DraftProgress): void => {
      waiting.push(progress);
      if (waiting.length > WAITING) waiting.shift();
      wake();
    };
    this.emitter.on(name, take);
    try {
      while (await isAllowed()) {
        yield* waiting.splice(0);
        if (waiting.length > 0) continue;
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, LOOK_MS);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
          if (waiting.length > 0) wake();
        });
      }
    } finally {
      this.emitter.off(name, take);
    }
  }
}

function nameOf(teamId: string, conversationId: string): string {
  return `${teamId} ${conversationId}`;
}
