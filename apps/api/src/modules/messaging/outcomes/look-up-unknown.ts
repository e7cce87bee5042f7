import { isUuid, type TeamTx } from '@og/db';
import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import { conflict, missing, type Conflict, type NotFound } from '../../../platform/errors/failures.js';
import type { Platform } from '../../../platform/platform.js';
import type { FoundMessage } from '../../../platform/vendors/ports.js';
import { readMessage, type MessageView } from '../conversation/message.view.js';
import { recordProviderStatus } from '../ledger/provider-status.js';
import type { OpenSmsPort } from '../sending/sms-ports.js';
import { isUncertain, readOutcome, type OutcomeRow } from './outcome-row.js';

type Deps = Pick<Platform, 'database' | 'clock' | 'vault' | 'logger' | 'outbox'> & { openPort: OpenSmsPort };

/**
 * Ask the vendor now what became of a send in doubt. What is found is bound; nothing found changes nothing: the two
 * clean look-ups that end a doubt are ten minutes apart and belong to the sweeper.
 */
export async function lookUpUnknown(
  deps: Deps,
  ctx: Ctx,
  messageId: string,
): Promise<MessageView | NotFound | Conflict> {
  requirePermission(ctx, 'inbox.reply');
  if (!isUuid(messageId)) return missing('message');
  const row = await deps.database.withTeam(ctx.teamId, (tx) => readOutcome(tx, messageId, false));
  if (!row) return missing('message');
  if (!isUncertain(row))
    return conflict('outcome_known', 'What became of this message is known: load it again.');
  if (row.channel === 'email')
    return conflict(
      'no_lookup',
      'E-mail vendors keep no log that can be asked. Note what you find out in their console.',
    );
  const port = await deps.openPort(ctx.teamId, row.integration_id);
  if (!port)
    return conflict('no_account', 'The account that it was sent through is disconnected: connect it again.');
  const since = row.submitted_at ?? row.created_at;
  const outcome = await port.lookup(
    row.provider_id
      ? { providerId: row.provider_id }
      : { to: row.address, from: row.sender ?? '', body: row.body, since },
  );
  if (outcome.kind === 'unavailable')
    return conflict(
      'vendor_unavailable',
      `The vendor does not answer (${outcome.cause}). Try again in a minute.`,
    );
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const found = await unboundOf(tx, row, outcome.messages);
    if (found)
      await recordProviderStatus(deps, tx, deps.clock.now(), {
        ledgerId: row.id,
        vendor: row.vendor,
        providerId: found.providerId,
        status: found.status,
        errorCode: found.errorCode,
        dedupeKey: `lookup|${found.providerId}|${found.status}|${found.errorCode ?? ''}`,
        source: 'sweeper',
      });
    return (await readMessage(tx, messageId)) ?? missing('message');
  });
}

/** The same text to the same person may be another row's: what is bound elsewhere is not this one. */
async function unboundOf(
  tx: TeamTx,
  row: OutcomeRow,
  messages: readonly FoundMessage[],
): Promise<FoundMessage | null> {
  const { rows } = await tx.client.query<{ provider_id: string }>(
    'select provider_id from send_ledger where team_id = $1 and provider_id = any($2) and id <> $3',
    [tx.teamId, messages.map((message) => message.providerId), row.id],
  );
  const bound = new Set(rows.map((other) => other.provider_id));
  return messages.find((message) => !bound.has(message.providerId)) ?? null;
}
