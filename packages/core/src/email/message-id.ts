const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const OURS = new RegExp(`^<?og\\.(${UUID})@`, 'i');
/** As many as a client needs to keep a thread together; the header stays short. */
const REFERENCES = 10;

/** The Message-ID of an e-mail of ours: made from its ledger row, so that an answer names the row. */
export function messageIdOf(ledgerId: string, domain: string): string {
  return `<og.${ledgerId}@${domain}>`;
}

/** The ledger row that a Message-ID of ours was made from; null for everybody else's. */
export function ledgerIdOf(messageId: string): string | null {
  return OURS.exec(messageId.trim())?.[1]?.toLowerCase() ?? null;
}

/** A References header: the first id of the thread, which clients hang it on, and the newest ones. */
export function referencesOf(ids: readonly string[]): string {
  const unique = [...new Set(ids)];
  const kept =
    unique.length <= REFERENCES ? unique : [...unique.slice(0, 1), ...unique.slice(1 - REFERENCES)];
  return kept.join(' ');
}
