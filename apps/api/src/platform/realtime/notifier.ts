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
    this.store.subscriber.on('message', (channel: string, text: string) => {
      if (channel !== this.channel) return;
      const [teamId = '', seq] = text.split(' ');
      this.emitter.emit(teamId, seq === undefined ? undefined : Number(seq));
    });
    // ioredis subscribes again by itself after a reconnect.
    void this.store.subscriber.subscribe(this.channel).catch(() => undefined);
  }

  /** The team's events reach to `seq` now. This process hears it twice, the others once. */
  publish(teamId: string, seq: number): void {
    this.emitter.emit(teamId, seq);
    void this.store.redis?.publish(this.channel, `${teamId} ${seq}`).catch(() => undefined);
  }

  /** Call back on each notification of a team, with the number when it is known; returns how to stop. */
  listen(teamId: string, callback: (seq: number | undefined) => void): () => void {
    this.emitter.on(teamId, callback);
    return () => this.emitter.off(teamId, callback);
  }
}
