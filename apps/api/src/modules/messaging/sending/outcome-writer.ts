import type { SendOutcome } from '../../../platform/vendors/ports.js';
import { MicroBatcher } from './micro-batcher.js';
import type { Attempt, SendDeps } from './send-deps.js';
import { settleSends } from './settle-sends.js';

interface Settled {
  attempt: Attempt;
  outcome: SendOutcome;
}

/** Between tries to store results; after them the lease runs out and the provider is asked. */
const STORE_AGAIN_MS = [100, 400, 1_500, 4_000];
const WAIT_MS = 10;
const MOST = 100;

/** Stores what vendors answered, many in one transaction. */
export class OutcomeWriter {
  private readonly batcher: MicroBatcher<Settled, void>;

  constructor(private readonly deps: SendDeps) {
    this.batcher = new MicroBatcher({ waitMs: WAIT_MS, most: MOST }, (_teamId, items) => this.store(items));
  }

  /** Ends when the outcome is stored. */
  write(attempt: Attempt, outcome: SendOutcome): Promise<void> {
    return this.batcher.add(attempt.teamId, { attempt, outcome });
  }

  private async store(items: Settled[]): Promise<void[]> {
    for (const wait of STORE_AGAIN_MS) {
      try {
        await settleSends(this.deps, items);
        return items.map(() => undefined);
      } catch (error) {
        this.deps.logger.warn(
          { err: error, sends: items.length },
          'the results of sends could not be stored: will try again',
        );
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
    // One of them may be what cannot be stored: it must not take the others with it.
    await Promise.all(items.map((item) => settleSends(this.deps, [item])));
    return items.map(() => undefined);
  }
}
