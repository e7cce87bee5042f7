import { detectMailRevocation } from '@og/core';
import type { Platform } from '../../../platform/platform.js';
import { receiveMessage } from '../../inbox/index.js';
import type { VendorMessage } from './vendor-log.js';

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox' | 'vault' | 'logger'>;

/**
 * Inbound texts that no webhook brought go the way of every inbound text: people who revoked before all others, each
 * person's texts in the order in which they were written (a START before a STOP lifts nothing). Each is a transaction
 * of its own, so that one that cannot be taken does not hold up a STOP behind it.
 * @returns how many were new
 */
export async function recoverInbound(
  deps: Deps,
  teamId: string,
  messages: readonly VendorMessage[],
): Promise<number> {
  const unknown = await unknownOf(deps, teamId, messages);
  const revoked = new Set(unknown.filter(revokes).map((message) => message.from));
  const inOrder = unknown.toSorted(
    (a, b) =>
      Number(revoked.has(b.from)) - Number(revoked.has(a.from)) ||
      (a.createdAt?.getTime() ?? 0) - (b.createdAt?.getTime() ?? 0),
  );
  let recovered = 0;
  let fault: unknown = null;
  for (const message of inOrder) {
    try {
      const outcome = await deps.database.withTeam(teamId, (tx) =>
        receiveMessage(tx, deps, {
          providerId: message.providerId,
          from: message.from,
          to: message.to,
          body: message.body,
          media: [],
          carrierAnswered: null,
        }),
      );
      if (outcome !== 'duplicate' && outcome !== 'ignored_sender') recovered += 1;
    } catch (error) {
      fault = error;
    }
  }
  if (fault) throw fault;
  return recovered;
}

async function unknownOf(
  deps: Deps,
  teamId: string,
  messages: readonly VendorMessage[],
): Promise<VendorMessage[]> {
  if (messages.length === 0) return [];
  const known = await deps.database.withTeam(
    teamId,
    async (tx) => {
      const { rows } = await tx.client.query<{ provider_id: string }>(
        `select provider_id from messages where team_id = $1 and direction = 'inbound' and provider_id = any($2)`,
        [teamId, messages.map((message) => message.providerId)],
      );
      return new Set(rows.map((row) => row.provider_id));
    },
    { readOnly: true },
  );
  return messages.filter((message) => !known.has(message.providerId));
}

const revokes = (message: VendorMessage) => detectMailRevocation(message.body) !== null;
