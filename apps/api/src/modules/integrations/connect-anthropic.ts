import { z } from 'zod';
import type { Ctx } from '../../platform/ctx.js';
import {
  parseInput,
  vendorRejected,
  type InvalidInput,
  type VendorRejected,
} from '../../platform/errors/failures.js';
import { anthropicCredentials, type SealedAnthropic } from './credentials.js';
import type { IntegrationView } from './integrations.queries.js';
import { forgetLanguageModel } from './open-language-model.js';
import { storeIntegration, type ConnectDeps } from './store-integration.js';
import { verifyAnthropic } from './verify-account.js';

const schema = z.object({ credentials: anthropicCredentials });

/** Connect an Anthropic account: try the key, which costs nothing, and keep it sealed. A new key takes its place. */
export async function connectAnthropic(
  deps: ConnectDeps,
  ctx: Ctx,
  given: unknown,
): Promise<IntegrationView | InvalidInput | VendorRejected> {
  const parsed = parseInput(schema, { credentials: given });
  if (!parsed.ok) return parsed.failure;
  const { apiKey } = parsed.data.credentials;
  const check = await verifyAnthropic(deps.config, { apiKey });
  if (!check.ok) return vendorRejected(check.message, `anthropic_${check.reason}`);
  forgetLanguageModel(deps.database, apiKey);
  return deps.database.withTeam(ctx.teamId, (tx) =>
    storeIntegration(deps, tx, ctx, {
      vendor: 'anthropic',
      account: check.account,
      single: true,
      seal: (): SealedAnthropic => ({ apiKey }),
      trouble: null,
    }),
  );
}
