import { prepared, runPrepared, type Database, type TeamTx, type TxOptions } from '@og/db';
import { STOP_KEY } from './lock-address.js';

/**
 * How long a claim is good: a sender that is later than this at its socket asks the database once more
 * (`messaging/sending/last-look.ts`). Milliseconds of real time.
 */
export const CLAIM_GOOD_MS = 150;
/** From a sender's last thought about it to the first byte on the wire. */
const LEAVING_MS = 50;

const WAIT = prepared('stop_sends', `select pg_advisory_xact_lock(${STOP_KEY})`);

/**
 * Make a change that stops sends of a team: a campaign's pause, a kill switch. When this is over, nothing that the
 * change stops is handed to a provider any more.
 *
 * - A claim is written either before the change, which waits for it, or after it, and then the gate sees it: claims
 *   share the lock that is taken here first, before any row is.
 * - What was claimed before it leaves within the time that a claim is good, or asks once more and is put back; so much
 *   time passes before this answers.
 *
 * @param work the change
 * @param stops whether the change was made; one that was refused is answered at once
 */
export async function stopSends<T>(
  database: Database,
  teamId: string,
  work: (tx: TeamTx) => Promise<T>,
  stops: (result: T) => boolean = () => true,
  options: Pick<TxOptions, 'statementTimeout'> = {},
): Promise<T> {
  const result = await database.withTeam(
    teamId,
    async (tx) => {
      await runPrepared(tx, WAIT, [tx.teamId]);
      return work(tx);
    },
    options,
  );
  if (stops(result)) await new Promise((resolve) => setTimeout(resolve, CLAIM_GOOD_MS + LEAVING_MS));
  return result;
}
