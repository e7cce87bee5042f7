/** Something that can be taken back for a few seconds. */
export interface Undoable {
  id: string;
  /** What was done: "Reply to Maria Lopez". */
  label: string;
  /** Until when the server lets it be taken back, ISO 8601. */
  until: string;
  /** @returns why it could not be taken back, or what could not be put back as it was; null when all is as before. */
  undo: () => Promise<string | null>;
}

/** What was done last, or is being done: the server has not answered yet, and `until` is not known. */
export interface UndoEntry {
  key: number;
  label: string;
  until: string | null;
}

interface Held extends UndoEntry {
  /** Null: it was refused, and there is nothing to take back. */
  outcome: Promise<Undoable | null>;
  /** Takes it back without knowing what became of it. */
  atOnce: (() => Promise<string | null>) | null;
}

export interface UndoState {
  /** The newest last. */
  entries: readonly UndoEntry[];
  problem: string | null;
  /** Something was done that can be taken back: from then on the bar is there. */
  used: boolean;
}

/** The last things done, each of which can be taken back while the server holds it. */
export class UndoStack {
  private held: readonly Held[] = [];
  private problem: string | null = null;
  private used = false;
  private state: UndoState = { entries: [], problem: null, used: false };
  private readonly listeners = new Set<() => void>();
  private turn: Promise<unknown> = Promise.resolve();
  private keys = 0;

  /** @param now the time by the server's clock, which says until when */
  constructor(private readonly now: () => Date) {}

  readonly read = (): UndoState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Something was done. */
  readonly push = (done: Undoable): void => {
    const { label, until, undo } = done;
    this.add({ label, until, outcome: Promise.resolve(done), atOnce: undo });
  };

  /**
   * Something is being done. It can be taken back at once: that waits for the outcome.
   *
   * @param outcome null when it was refused; does not reject
   * @param atOnce takes it back while nobody knows what becomes of it; then nothing is waited for
   */
  readonly during = (
    label: string,
    outcome: Promise<Undoable | null>,
    atOnce: (() => Promise<string | null>) | null = null,
  ): void => {
    const key = this.add({ label, until: null, outcome, atOnce });
    void outcome.then((done) => {
      this.held = done
        ? this.held.map((entry) =>
            entry.key === key ? { ...entry, label: done.label, until: done.until } : entry,
          )
        : this.held.filter((entry) => entry.key !== key);
      this.publish();
    });
  };

  /**
   * Takes back the last of all that was not taken back yet; one after the other when it is called again. What can be taken
   * back at once is asked for before this returns: the page may be left the next moment.
   */
  readonly undoLast = (): Promise<void> => {
    this.dropOver();
    const last = this.held.at(-1);
    this.held = this.held.slice(0, -1);
    this.publish();
    if (!last) return Promise.resolve();
    const asked = last.atOnce?.();
    const work = this.turn.then(async () => {
      const done = await last.outcome;
      const why = asked ? await asked : await done?.undo();
      // Refused: that was said where it was asked for.
      if (!done) return;
      this.problem = why ?? null;
      this.publish();
    });
    this.turn = work.catch(() => undefined);
    return work;
  };

  /** Forgets what can no longer be taken back. */
  readonly prune = (): void => {
    this.dropOver();
    this.publish();
  };

  readonly forgetProblem = (): void => {
    this.problem = null;
    this.publish();
  };

  private add(entry: Omit<Held, 'key'>): number {
    const key = ++this.keys;
    this.dropOver();
    this.problem = null;
    this.used = true;
    this.held = [...this.held, { key, ...entry }];
    this.publish();
    return key;
  }

  private dropOver(): void {
    this.held = this.held.filter(({ until }) => until === null || new Date(until) > this.now());
  }

  private publish(): void {
    const entries = this.held.map(({ key, label, until }) => ({ key, label, until }));
    this.state = { entries, problem: this.problem, used: this.used };
    for (const listener of this.listeners) listener();
  }
}
