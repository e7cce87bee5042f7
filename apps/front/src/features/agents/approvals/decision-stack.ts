import type { Decided } from './decided';

/** Decisions in the order in which they were made; those under way, too. */
export class DecisionStack {
  private held: readonly Promise<Decided | null>[] = [];
  private turn: Promise<unknown> = Promise.resolve();

  /** @param now the time by the server's clock, which says until when */
  constructor(private readonly now: () => Date) {}

  /** @param outcome null when it was refused; does not reject */
  readonly push = (outcome: Promise<Decided | null>): void => {
    this.held = [...this.held, outcome];
  };

  /**
   * Takes the newest back that was not taken back yet, when it was decided; pressed again before that is done, the one
   * before it. @returns it and why that was refused; null when there is nothing to take back
   */
  readonly undo = (): Promise<{ decided: Decided; why: string | null } | null> => {
    const last = this.held.at(-1);
    this.held = this.held.slice(0, -1);
    if (!last) return Promise.resolve(null);
    const work = this.turn.then(async () => {
      const decided = await last;
      // Refused: that was said where it was asked for. Over: what came before it is over, too.
      if (!decided || Date.parse(decided.until) <= this.now().getTime()) return null;
      return { decided, why: await decided.undo() };
    });
    this.turn = work.catch(() => undefined);
    return work;
  };
}
