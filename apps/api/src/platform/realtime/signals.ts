import { EventEmitter } from 'node:events';
import type { SignalData, SignalType } from '@og/contracts';
import type { QueueStore } from '../queue/connection.js';

/** Something that is true for some seconds and that nobody keeps. */
export interface Signal<T extends SignalType = SignalType> {
  type: T;
  ids: string[];
  data: SignalData<T>;
  at: Date;
}

interface Envelope extends Omit<Signal, 'at'> {
  teamId: string;
  at: string;
}

/**
 * Passing facts for the browsers of a team, through every process: who looks at a conversation. They have no number
 * and are not stored; who was away asks for the state instead. Without Redis they reach this process only.
 */
export class Signals {
  private readonly emitter = new EventEmitter().setMaxListeners(0);
  private readonly channel: string;

  constructor(
    private readonly store: Pick<QueueStore, 'redis' | 'subscriber'>,
    prefix: string,
  ) {
    this.channel = `${prefix}:signals`;
  }

  start(): void {
    if (!this.store.subscriber) return;
    this.store.subscriber.on('message', (channel: string, text: string) => {
      if (channel !== this.channel) return;
      const { teamId, at, ...signal } = JSON.parse(text) as Envelope;
      this.emitter.emit(teamId, { ...signal, at: new Date(at) });
    });
    // ioredis subscribes again by itself after a reconnect.
    void this.store.subscriber.subscribe(this.channel).catch(() => undefined);
  }

  /** Tell the team's browsers; a store that is away loses it. */
  publish<T extends SignalType>(teamId: string, signal: Signal<T>): void {
    const { redis } = this.store;
    if (!redis) {
      this.emitter.emit(teamId, signal);
      return;
    }
    void redis.publish(this.channel, JSON.stringify({ teamId, ...signal })).catch(() => undefined);
  }

  /** Call back on each signal of a team; returns how to stop. */
  listen(teamId: string, callback: (signal: Signal) => void): () => void {
    this.emitter.on(teamId, callback);
    return () => this.emitter.off(teamId, callback);
  }
}
