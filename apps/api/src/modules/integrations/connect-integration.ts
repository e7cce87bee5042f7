import { integrations, newId, senderNumbers, type TeamTx } from '@og/db';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { audit } from '../../platform/audit.js';
import { requirePermission, type Ctx } from '../../platform/ctx.js';
import {
  invalidField,
  parseInput,
  vendorRejected,
  type InvalidInput,
  type VendorRejected,
} from '../../platform/errors/failures.js';
import { VendorEnum } from '../../platform/graphql/shared-enums.js';
import type { Platform } from '../../platform/platform.js';
import type { TwilioCredentials } from '../../platform/vendors/twilio.js';
import { DISCONNECTED } from './disconnect-integration.js';
import { integrationColumns, type IntegrationView } from './integrations.queries.js';
import { forgetTwilio } from './open-twilio.js';
import { credentialsContext, twilioCredentials } from './twilio-credentials.js';
import { verifyTwilio } from './verify-twilio.js';

const schema = z.object({ vendor: z.enum(VendorEnum), credentials: z.unknown() });
const twilioInput = z.object({ credentials: twilioCredentials });

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox' | 'vault' | 'config'>;

/** Connect a vendor account, or give a connected one new credentials. They are tried first and stored sealed. */
export async function connectIntegration(
  deps: Deps,
  ctx: Ctx,
  input: unknown,
): Promise<IntegrationView | InvalidInput | VendorRejected> {
  requirePermission(ctx, 'integrations.manage');
  const parsed = parseInput(schema, input);
  if (!parsed.ok) return parsed.failure;
  if (parsed.data.vendor !== 'twilio') {
    return invalidField(
      'vendor',
      'not_available',
      'This vendor is not available yet in this version. Connect Twilio.',
    );
  }
  const twilio = parseInput(twilioInput, { credentials: parsed.data.credentials });
  if (!twilio.ok) return twilio.failure;
  const { credentials } = twilio.data;
  const check = await verifyTwilio(deps.config, credentials);
  if (!check.ok) return vendorRejected(check.message, `twilio_${check.reason}`);
  return deps.database.withTeam(ctx.teamId, (tx) => store(deps, tx, ctx, credentials));
}

async function store(
  deps: Deps,
  tx: TeamTx,
  ctx: Ctx,
  credentials: TwilioCredentials,
): Promise<IntegrationView> {
  const now = deps.clock.now();
  const id = await ownRow(tx, credentials.accountSid, now);
  tx.afterCommit(() => forgetTwilio(deps.database, ctx.teamId, id));
  const [row] = await tx.db
    .update(integrations)
    .set({
      state: 'connected',
      credentials: deps.vault.seal(credentials, credentialsContext(ctx.teamId, id)),
      lastCheckedAt: now,
      lastError: null,
      updatedAt: now,
    })
    .where(and(eq(integrations.teamId, ctx.teamId), eq(integrations.id, id)))
    .returning(integrationColumns);
  if (!row) throw new Error('The integration vanished while it was being connected.');
  await tx.db
    .update(senderNumbers)
    .set({ state: 'active', stateReason: null, updatedAt: now })
    .where(
      and(
        eq(senderNumbers.teamId, ctx.teamId),
        eq(senderNumbers.integrationId, id),
        eq(senderNumbers.state, 'blocked'),
        eq(senderNumbers.stateReason, DISCONNECTED),
      ),
    );
  await audit(tx, ctx, now, {
    action: 'integration.connect',
    subjectType: 'integration',
    subjectId: id,
    detail: { vendor: row.vendor, account: row.account },
  });
  await deps.outbox.event(tx, now, 'team.changed.v1', [id], { what: 'integrations' });
  return { __typename: 'Integration', ...row };
}

/** The id of the account's row, which is made when the account is new; locked, so that two connects follow each other. */
async function ownRow(tx: TeamTx, account: string, now: Date): Promise<string> {
  const sealed = { keyId: '', nonce: '', ciphertext: '', tag: '' };
  const id = newId();
  await tx.db
    .insert(integrations)
    .values({
      teamId: tx.teamId,
      id,
      vendor: 'twilio',
      state: 'disabled',
      account,
      credentials: sealed,
      createdAt: now,
      updatedAt: now,
    })
    .onConflictDoNothing({ target: [integrations.teamId, integrations.vendor, integrations.account] });
  const [row] = await tx.db
    .select({ id: integrations.id })
    .from(integrations)
    .where(
      and(
        eq(integrations.teamId, tx.teamId),
        eq(integrations.vendor, 'twilio'),
        eq(integrations.account, account),
      ),
    )
    .for('update');
  return row?.id ?? id;
}
