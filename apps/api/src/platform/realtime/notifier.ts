import { EventEmitter } from 'node:events';
import type { QueueStore } from '../queue/connection.js';

/** Says "team X has new events" to every process; what they are is read from the database. */
export class Notifier {
  private readonly emitter = new EventEmitter().setMaxListeners(0);
  private readonly channel: string;

  constructor(
    private readonly store: QueueStore,
    prefix: string,
  ) {
    this.channel = `${prefix}:team-events`;
  }

  async start(): Promise<void> {
    if (!this.store.subscriber) return;
    this.store.subscriber.on('message', (channel: string, teamId: string) => {
      if (channel === this.channel) this.emitter.emit(teamId);
    });
    // ioredis subscribes again by itself after a reconnect.
    void this.store.subscriber.subscribe(this.channel).catch(() => undefined);
  }

  publish(teamId: string): void {
    this.emitter.emit(teamId);
    void this.store.redis?.publish(this.channel, teamId).catch(() => undefined);
  }

  /** Call back on each notification of a team; returns how to stop. */
  listen(teamId: string, callback: () => void): () => void {
    this.emitter.on(teamId, callback);
    return () => this.emitter.off(teamId, callback);
  }
}
