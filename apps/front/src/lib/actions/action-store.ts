import type { Action } from './types';

/** The shell offers what is always there; a page's action of the same id stands before it, whoever came last. */
export type Layer = 'shell' | 'page';

/** Where the newest actions of one component are: read when they are needed, never copied. */
type Source = () => readonly Action[];

const layers = ['shell', 'page'] as const;

/** Everything that can be done on this screen, as its components say it at this moment. */
export class ActionStore {
  private readonly sources = new Map<symbol, { layer: Layer; read: Source }>();
  private readonly listeners = new Set<() => void>();
  private snapshot: readonly Action[] = [];

  /** Offers what `read` returns, until the returned function is called. */
  add(layer: Layer, read: Source): () => void {
    const key = Symbol('actions');
    this.sources.set(key, { layer, read });
    return () => {
      this.sources.delete(key);
      this.publish();
    };
  }

  /** As it is now: `disabled` and `run` are those of the last render. */
  current(): readonly Action[] {
    const byId = new Map<string, Action>();
    const all = [...this.sources.values()];
    for (const layer of layers) {
      for (const source of all) {
        if (source.layer !== layer) continue;
        for (const action of source.read()) byId.set(action.id, action);
      }
    }
    return [...byId.values()];
  }

  /** Tells those who draw actions that words, keys or `disabled` have changed. */
  publish(): void {
    this.snapshot = this.current().map((action) => ({
      ...action,
      run: () => this.find(action.id)?.run(),
    }));
    for (const listener of this.listeners) listener();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** What was published last, for drawing. */
  readonly published = (): readonly Action[] => this.snapshot;

  private find(id: string): Action | undefined {
    return this.current().find((action) => action.id === id);
  }
}
