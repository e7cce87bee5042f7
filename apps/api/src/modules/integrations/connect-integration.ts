import { z } from 'zod';
import { requirePermission, type Ctx } from '../../platform/ctx.js';
import {
  invalidField,
  parseInput,
  vendorRejected,
  type InvalidInput,
  type VendorRejected,
} from '../../platform/errors/failures.js';
import { VendorEnum } from '../../platform/graphql/shared-enums.js';
import { connectAnthropic } from './connect-anthropic.js';
import { connectSendGrid } from './connect-sendgrid.js';
import { connectSignalHouse } from './connect-signalhouse.js';
import { sealTwilio, twilioCredentials, type SealedTwilio } from './credentials.js';
import type { IntegrationView } from './integrations.queries.js';
import { storeIntegration, type ConnectDeps } from './store-integration.js';
import { verifyTwilio } from './verify-twilio.js';

const schema = z.object({ vendor: z.enum(VendorEnum), credentials: z.unknown() });
const twilioInput = z.object({ credentials: twilioCredentials });

/** Connect a vendor account, or give a connected one new credentials. They are tried first and stored sealed. */
export async function connectIntegration(
  deps: ConnectDeps,
  ctx: Ctx,
  input: unknown,
): Promise<IntegrationView | InvalidInput | VendorRejected> {
  requirePermission(ctx, 'integrations.manage');
  const parsed = parseInput(schema, input);
  if (!parsed.ok) return parsed.failure;
  switch (parsed.data.vendor) {
    case 'twilio':
      return connectTwilio(deps, ctx, parsed.data.credentials);
    case 'signalhouse':
      return connectSignalHouse(deps, ctx, parsed.data.credentials);
    case 'sendgrid':
      return connectSendGrid(deps, ctx, parsed.data.credentials);
    case 'anthropic':
      return connectAnthropic(deps, ctx, parsed.data.credentials);
    default:
      return invalidField(
        'vendor',
        'not_available',
        'This vendor is not available yet in this version. Connect Twilio, SignalHouse, SendGrid or Anthropic.',
      );
  }
}

async function connectTwilio(
  deps: ConnectDeps,
  ctx: Ctx,
  given: unknown,
): Promise<IntegrationView | InvalidInput | VendorRejected> {
  const parsed = parseInput(twilioInput, { credentials: given });
  if (!parsed.ok) return parsed.failure;
  const { credentials } = parsed.data;
  const check = await verifyTwilio(deps.config, credentials);
  if (!check.ok) return vendorRejected(check.message, `twilio_${check.reason}`);
  return deps.database.withTeam(ctx.teamId, (tx) =>
    storeIntegration(deps, tx, ctx, {
      vendor: 'twilio',
      account: credentials.accountSid,
      seal: (before) => sealTwilio(credentials, before as SealedTwilio | null, deps.clock.now()),
      trouble: null,
    }),
  );
}
