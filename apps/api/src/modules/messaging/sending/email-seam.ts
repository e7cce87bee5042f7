import type { TeamTx } from '@og/db';
import type { EmailRequest } from '../../../platform/vendors/ports.js';

/** Builds the requests of the e-mails among claimed rows, in the claim's transaction; by ledger id. */
export type PrepareEmails = (
  tx: TeamTx,
  rows: readonly { ledgerId: string; attempt: number }[],
) => Promise<Map<string, EmailRequest>>;

/**
 * Where the e-mail module says how its messages are composed when it starts. The module of messages knows no
 * templates of mails; without anybody here an e-mail is not claimed.
 */
export class EmailSeam {
  private composer: PrepareEmails | null = null;

  /** @throws Error when somebody composes already */
  register(composer: PrepareEmails): void {
    if (this.composer) throw new Error('Two modules compose e-mails: keep one.');
    this.composer = composer;
  }

  get ready(): boolean {
    return this.composer !== null;
  }

  async prepare(
    tx: TeamTx,
    rows: readonly { ledgerId: string; attempt: number }[],
  ): Promise<Map<string, EmailRequest>> {
    if (rows.length === 0 || !this.composer) return new Map();
    return this.composer(tx, rows);
  }
}
