import { randomBytes } from 'node:crypto';
import { newId } from '@og/db';
import { z } from 'zod';
import type { Ctx } from '../../platform/ctx.js';
import {
  parseInput,
  vendorRejected,
  type InvalidInput,
  type VendorRejected,
} from '../../platform/errors/failures.js';
import { openSignalHouseWebhooks } from '../../platform/vendors/signalhouse.js';
import { inTurn, NotYourTurn, takeTurn } from './connect-turn.js';
import { signalHouseCredentials, type SealedSignalHouse } from './credentials.js';
import type { IntegrationView } from './integrations.queries.js';
import { openSignalHouse } from './open-signalhouse.js';
import { resealSignalHouse } from './reseal-signalhouse.js';
import { storeIntegration, type ConnectDeps } from './store-integration.js';
import { verifySignalHouse } from './verify-account.js';
import { signalHouseWebhookUrl } from './webhook-addresses.js';

const schema = z.object({ credentials: signalHouseCredentials });

/**
 * Connect a SignalHouse account: try the key, keep it sealed, and register our address for its webhooks. The secret
 * that signs them is shown by the vendor this once and is sealed with the key. Two connects of one account follow each
 * other: the turn is marked in its row, so that no transaction waits for the vendor.
 */
export async function connectSignalHouse(
  deps: ConnectDeps,
  ctx: Ctx,
  given: unknown,
): Promise<IntegrationView | InvalidInput | VendorRejected> {
  const parsed = parseInput(schema, { credentials: given });
  if (!parsed.ok) return parsed.failure;
  const { apiKey, groupId, subgroupId, olderWebhooks } = parsed.data.credentials;
  const check = await verifySignalHouse(deps.config, { apiKey, groupId });
  if (!check.ok) return vendorRejected(check.message, `signalhouse_${check.reason}`);
  const me = newId();
  const seal =
    (secret: string | null | undefined, isLast: boolean) =>
    (before: unknown): SealedSignalHouse => {
      const old = before as SealedSignalHouse | null;
      const turn = takeTurn(old?.connecting, me, deps.clock.now());
      return {
        connecting: isLast ? null : turn,
        apiKey,
        groupId,
        subgroupId: subgroupId ?? old?.subgroupId ?? null,
        olderWebhooks: olderWebhooks ?? old?.olderWebhooks ?? false,
        signingSecret: secret === undefined ? (old?.signingSecret ?? null) : secret,
        webhookToken: old?.webhookToken ?? randomBytes(24).toString('base64url'),
      };
    };
  /** `secret` undefined: it stays. Null: nobody has that of the webhook that stands, and the next connect makes one anew. */
  const store = (secret: string | null | undefined, trouble: string | null, isLast: boolean) =>
    deps.database.withTeam(ctx.teamId, (tx) =>
      storeIntegration(deps, tx, ctx, {
        vendor: 'signalhouse',
        account: groupId,
        seal: seal(secret, isLast),
        trouble,
      }),
    );
  try {
    // The address carries the row's id: the account is stored before its webhook is made.
    const stored = await inTurn(() => store(undefined, null, false));
    const giveTurn = () =>
      resealSignalHouse(deps, ctx.teamId, stored.id, ({ connecting }) =>
        connecting?.by === me ? { connecting: null } : {},
      );
    try {
      const webhook = await ensureWebhook(deps, ctx.teamId, stored.id, { apiKey, groupId });
      if (webhook !== 'kept') return await store(webhook.secret, webhook.trouble, true);
    } catch (error) {
      await giveTurn();
      throw error;
    }
    await giveTurn();
    return stored;
  } catch (error) {
    if (error instanceof NotYourTurn)
      return vendorRejected(
        'Somebody else is connecting this account at this moment. Try again in a minute.',
        'signalhouse_busy',
      );
    throw error;
  }
}

/**
 * Our address at the vendor, made anew when nobody has its secret; only where none stands, because a second one would
 * bring every reply twice.
 */
async function ensureWebhook(
  deps: ConnectDeps,
  teamId: string,
  integrationId: string,
  credentials: { apiKey: string; groupId: string },
): Promise<'kept' | { secret: string | null | undefined; trouble: string | null }> {
  const url = signalHouseWebhookUrl(deps.config, integrationId);
  const webhooks = openSignalHouseWebhooks(deps.config, credentials);
  try {
    const listed = await webhooks.list();
    if (listed.kind !== 'ok')
      return {
        secret: undefined,
        trouble: `SignalHouse did not say whether it knows our webhook address (${reasonOf(listed)}). If it does not, replies and results are read from its log, which takes longer. Connect again to make sure.`,
      };
    const ours = listed.value.filter((webhook) => webhook.url === url);
    const opened = await openSignalHouse(deps, teamId, integrationId);
    if (ours.some(({ signed }) => signed) && opened?.signingSecret) return 'kept';
    for (const { id } of ours) {
      const removed = await webhooks.remove(id);
      if (removed.kind !== 'ok' && removed.kind !== 'absent') return notTaken(removed);
    }
    const made = await webhooks.create(url, 'Outreach');
    return made.kind === 'ok' ? { secret: made.value.signingSecret, trouble: null } : notTaken(made);
  } finally {
    webhooks.close();
  }
}

type Answer = { kind: string; message?: string };

const reasonOf = ({ kind, message }: Answer): string =>
  kind === 'rejected' && message ? message : 'it did not answer clearly';

function notTaken(answer: Answer): { secret: null; trouble: string } {
  return {
    secret: null,
    trouble: `SignalHouse did not take our webhook address (${reasonOf(answer)}). Replies and results are read from its log meanwhile, which takes longer. Connect again to try again.`,
  };
}
