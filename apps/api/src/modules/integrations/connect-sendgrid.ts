import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Ctx } from '../../platform/ctx.js';
import {
  parseInput,
  vendorRejected,
  type InvalidInput,
  type VendorRejected,
} from '../../platform/errors/failures.js';
import { formerInboundKey, sendGridCredentials, type SealedSendGrid } from './credentials.js';
import type { IntegrationView } from './integrations.queries.js';
import { storeIntegration, type ConnectDeps } from './store-integration.js';
import { verifySendGrid } from './verify-account.js';

const schema = z.object({ credentials: sendGridCredentials });

/**
 * Connect a SendGrid account. A new key of the same account takes the old one's place; the key that checks events and
 * the secret address of inbound mail stay until others are given.
 */
export async function connectSendGrid(
  deps: ConnectDeps,
  ctx: Ctx,
  given: unknown,
): Promise<IntegrationView | InvalidInput | VendorRejected> {
  const parsed = parseInput(schema, { credentials: given });
  if (!parsed.ok) return parsed.failure;
  const { apiKey, eventPublicKey, inboundPublicKey } = parsed.data.credentials;
  const check = await verifySendGrid(deps.config, { apiKey });
  if (!check.ok) return vendorRejected(check.message, `sendgrid_${check.reason}`);
  return deps.database.withTeam(ctx.teamId, (tx) =>
    storeIntegration(deps, tx, ctx, {
      vendor: 'sendgrid',
      account: check.account,
      single: true,
      seal: (before): SealedSendGrid => {
        const old = before as SealedSendGrid | null;
        return {
          apiKey,
          eventPublicKey: eventPublicKey ?? old?.eventPublicKey ?? null,
          inboundToken: old?.inboundToken ?? randomBytes(24).toString('base64url'),
          inboundPublicKey: inboundPublicKey ?? old?.inboundPublicKey ?? null,
          formerInbound: formerInboundKey(inboundPublicKey, old, deps.clock.now()),
        };
      },
      trouble: null,
    }),
  );
}
