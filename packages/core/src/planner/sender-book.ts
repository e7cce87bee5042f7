import {
  chooseSender,
  type Rotation,
  type SenderCandidate,
  type SenderChoice,
} from '../senders/choose-sender.js';

/**
 * The senders of one channel that a campaign may use, with what each was given today. Choosing counts, so that what
 * one batch plans is shared out by the pool's rotation.
 */
export class SenderBook {
  private readonly usage: Map<string, number>;
  private readonly rotation: Rotation;
  private readonly chosen = new Map<string, number>();

  constructor(
    readonly candidates: readonly SenderCandidate[],
    options: { usage?: ReadonlyMap<string, number>; rotation?: Rotation } = {},
  ) {
    this.usage = new Map(options.usage);
    this.rotation = options.rotation ?? 'round_robin';
  }

  /** Who writes to this person; null when nobody can. */
  choose(sticky: string | null, turn: number): SenderChoice | null {
    const choice = chooseSender(this.candidates, {
      sticky,
      turn,
      usage: this.usage,
      rotation: this.rotation,
    });
    if (choice) {
      this.usage.set(choice.id, (this.usage.get(choice.id) ?? 0) + 1);
      this.chosen.set(choice.id, (this.chosen.get(choice.id) ?? 0) + 1);
    }
    return choice;
  }

  /** How often each sender was chosen from this book. */
  given(): ReadonlyMap<string, number> {
    return this.chosen;
  }
}
