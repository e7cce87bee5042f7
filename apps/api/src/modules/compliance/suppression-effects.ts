import type { TeamTx } from '@og/db';
import type { Ctx } from '../../platform/ctx.js';
import type { Address } from './person.js';
import type { SuppressionReason } from './add-suppressions.js';

/** A suppression about to be written by hand. */
export interface SuppressedByHand {
  reason: SuppressionReason;
  addresses: Address[];
  leadId: string | null;
}

type Effect = (tx: TeamTx, ctx: Ctx, now: Date, suppressed: SuppressedByHand) => Promise<void>;

/**
 * What other modules do in the transaction that suppresses somebody by hand. Compliance knows none of them: they
 * register when they start.
 */
export class SuppressionEffects {
  private readonly before: Effect[] = [];
  private readonly after: Effect[] = [];

  /** `before` takes the locks that the writing needs; `after` stops what is under way. */
  register(effect: { before: Effect; after: Effect }): void {
    this.before.push(effect.before);
    this.after.push(effect.after);
  }

  async runBefore(...args: Parameters<Effect>): Promise<void> {
    for (const effect of this.before) await effect(...args);
  }

  async runAfter(...args: Parameters<Effect>): Promise<void> {
    for (const effect of this.after) await effect(...args);
  }
}
