/**
 * Who connects an account at this moment, sealed with its credentials. For vendors at which connecting makes something, a
 * webhook say: two people who did so at once would make two, and every reply would come twice.
 */
export interface Turn {
  by: string;
  /** ISO 8601; from then on anybody may take the turn. */
  until: string;
}

/** A connect is a few answers of the vendor and short transactions; one that takes longer, in milliseconds, has died. */
const TURN_MS = 120_000;
/** So long, in milliseconds, a person waits for somebody else's connect to end. */
const WAIT_MS = 40_000;
const LOOK_MS = 200;

/** Somebody else is connecting the account. */
export class NotYourTurn extends Error {}

/** @throws NotYourTurn while somebody else connects the account */
export function takeTurn(before: Turn | null | undefined, by: string, now: Date): Turn {
  if (before && before.by !== by && Date.parse(before.until) > now.getTime()) throw new NotYourTurn();
  return { by, until: new Date(now.getTime() + TURN_MS).toISOString() };
}

/** Do a transaction that takes a turn once nobody else has one. @throws NotYourTurn when that takes too long */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const until = performance.now() + WAIT_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof NotYourTurn) || performance.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }
}
