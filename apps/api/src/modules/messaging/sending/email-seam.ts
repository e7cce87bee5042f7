import type { TeamTx } from '@og/db';
import type { CalendarPart, EmailRequest } from '../../../platform/vendors/ports.js';

/** Builds the requests of the e-mails among claimed rows, in the claim's transaction; by ledger id. */
export type PrepareEmails = (
  tx: TeamTx,
  rows: readonly { ledgerId: string; attempt: number }[],
) => Promise<Map<string, EmailRequest>>;

/** Invitations among claimed e-mails, by ledger id. */
export type CalendarParts = (tx: TeamTx, ledgerIds: readonly string[]) => Promise<Map<string, CalendarPart>>;

/**
 * Where the e-mail module says how its messages are composed when it starts. The module of messages knows no
 * templates of mails; without anybody here an e-mail is not claimed.
 */
export class EmailSeam {
  private composer: PrepareEmails | null = null;
  private calendar: CalendarParts | null = null;

  /** @throws Error when somebody composes already */
  register(composer: PrepareEmails): void {
    if (this.composer) throw new Error('Two modules compose e-mails: keep one.');
    this.composer = composer;
  }

  /** Whoever invites people says what goes with its mails. @throws Error when somebody does already */
  registerCalendar(parts: CalendarParts): void {
    if (this.calendar) throw new Error('Two modules invite people: keep one.');
    this.calendar = parts;
  }

  get ready(): boolean {
    return this.composer !== null;
  }

  async prepare(
    tx: TeamTx,
    rows: readonly { ledgerId: string; attempt: number }[],
  ): Promise<Map<string, EmailRequest>> {
    if (rows.length === 0 || !this.composer) return new Map();
    const requests = await this.composer(tx, rows);
    const parts = await this.calendar?.(tx, [...requests.keys()]);
    for (const [ledgerId, calendar] of parts ?? []) {
      const request = requests.get(ledgerId);
      if (request) requests.set(ledgerId, { ...request, calendar });
    }
    return requests;
  }
}
