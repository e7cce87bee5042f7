import { pacificDay } from '@og/core';
import { isUuid, senderNumbers, type TeamTx } from '@og/db';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { audit } from '../../platform/audit.js';
import { requirePermission, type Ctx } from '../../platform/ctx.js';
import {
  invalidField,
  missing,
  parseInput,
  type InvalidInput,
  type NotFound,
} from '../../platform/errors/failures.js';
import type { Platform } from '../../platform/platform.js';
import { DISCONNECTED, openSignalHouse } from '../integrations/index.js';
import { dailyCap } from './daily-cap.js';
import { readSenderNumbers, type SenderNumberView } from './senders.queries.js';

const schema = z.object({
  label: z.string().trim().max(80, 'Use at most 80 characters.').nullish(),
  weight: z.int().min(0, 'A weight is 0 or more.').max(1_000, 'A weight is at most 1,000.').nullish(),
  dailyCap,
  segmentsPerSecond: z
    .number()
    .min(0.01, 'At least one segment in 100 seconds.')
    .max(1_000, 'At most 1,000 segments a second.')
    .nullish(),
  /** True begins a warm-up today unless one runs; false ends it. */
  warmUp: z.boolean().nullish(),
  tenDlcCampaignId: z.string().nullish(),
  agent: z
    .enum(['gianna', 'cathy', 'sabrina'], 'Neva answers nobody: choose Gianna, Cathy or Sabrina.')
    .nullish(),
});
type Change = z.output<typeof schema>;

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox' | 'vault' | 'config'>;

/** Change how a number sends; what is absent stays, null takes a label, cap, registration or agent away. */
export async function updateSenderNumber(
  deps: Deps,
  ctx: Ctx,
  id: string,
  input: unknown,
): Promise<SenderNumberView | InvalidInput | NotFound> {
  requirePermission(ctx, 'senders.manage');
  if (!isUuid(id)) return missing('sender number');
  const parsed = parseInput(schema, input);
  if (!parsed.ok) return parsed.failure;
  const change = parsed.data;
  // An empty one is as unknown as any other.
  const refused =
    typeof change.tenDlcCampaignId === 'string'
      ? await assignAtVendor(deps, ctx.teamId, id, change.tenDlcCampaignId)
      : null;
  if (refused) return refused;
  const now = deps.clock.now();
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const own = and(eq(senderNumbers.teamId, ctx.teamId), eq(senderNumbers.id, id));
    const [row] = await tx.db
      .select({
        warmUpStartedOn: senderNumbers.warmUpStartedOn,
        state: senderNumbers.state,
        stateReason: senderNumbers.stateReason,
      })
      .from(senderNumbers)
      .where(own)
      .for('update');
    if (!row) return missing('sender number');
    await tx.db
      .update(senderNumbers)
      .set({
        ...columnsOf(change, row.warmUpStartedOn, now),
        // Carriers had blocked it for want of a registration, and now it has one.
        ...(change.tenDlcCampaignId && row.state === 'blocked' && row.stateReason !== DISCONNECTED
          ? { state: 'active' as const, stateReason: null }
          : {}),
        updatedAt: now,
      })
      .where(own);
    await audit(tx, ctx, now, {
      action: 'sender_number.update',
      subjectType: 'sender_number',
      subjectId: id,
      detail: change,
    });
    await deps.outbox.event(tx, now, 'team.changed.v1', [id], { what: 'senders' });
    // What was held for want of a registration, or waits for a cap that is gone.
    await deps.outbox.job(tx, now, 'campaign/move-sends', {});
    const [view] = await readSenderNumbers(tx, now, [id]);
    return view ?? missing('sender number');
  });
}

function columnsOf(change: Change, warmUpStartedOn: string | null, now: Date) {
  return {
    ...(change.label === undefined ? {} : { label: change.label || null }),
    ...(change.weight === undefined || change.weight === null ? {} : { weight: change.weight }),
    ...(change.dailyCap === undefined ? {} : { dailyCap: change.dailyCap }),
    ...(change.segmentsPerSecond ? { segmentsPerSecond: change.segmentsPerSecond } : {}),
    ...(change.warmUp === true ? { warmUpStartedOn: warmUpStartedOn ?? pacificDay(now) } : {}),
    ...(change.warmUp === false ? { warmUpStartedOn: null } : {}),
    ...(change.agent === undefined ? {} : { agent: change.agent }),
    ...(change.tenDlcCampaignId === undefined ? {} : { tenDlcCampaignId: change.tenDlcCampaignId }),
  };
}

/** A registration at SignalHouse wants to know its numbers; elsewhere a person has told the vendor. */
async function assignAtVendor(
  deps: Deps,
  teamId: string,
  numberId: string,
  campaignId: string,
): Promise<InvalidInput | NotFound | null> {
  const unknown = invalidField('tenDlcCampaignId', 'unknown_campaign', 'Choose one of your 10DLC campaigns.');
  if (!isUuid(campaignId)) return unknown;
  const found = await deps.database.withTeam(teamId, (tx) => readAssignment(tx, numberId, campaignId), {
    readOnly: true,
  });
  if (!found) return missing('sender number');
  if (found.campaign === null) return unknown;
  const { campaign } = found;
  if (!campaign.integrationId || !campaign.providerId || found.assigned) return null;
  if (campaign.integrationId !== found.integrationId) {
    return invalidField(
      'tenDlcCampaignId',
      'other_account',
      'This campaign is registered through another account than the number’s. Choose one of the same account.',
    );
  }
  const account = await openSignalHouse(deps, teamId, campaign.integrationId);
  if (!account) return null;
  const outcome = await account.registration.assignNumbers(campaign.providerId, [found.phone]);
  if (outcome.kind === 'ok') return null;
  const why = outcome.kind === 'rejected' ? outcome.message : 'it does not answer; try again in a minute';
  return invalidField(
    'tenDlcCampaignId',
    'vendor_refused',
    `SignalHouse did not take the number into the campaign: ${why}`,
  );
}

async function readAssignment(tx: TeamTx, numberId: string, campaignId: string) {
  const { rows } = await tx.client.query<{
    phone: string;
    integrationId: string;
    assigned: boolean;
    campaign: { integrationId: string | null; providerId: string | null } | null;
  }>(
    `select s.phone, s.integration_id as "integrationId", (s.ten_dlc_campaign_id = $3) is true as assigned,
       (select jsonb_build_object('integrationId', c.integration_id, 'providerId', c.provider_id) from ten_dlc_campaigns c
        where c.team_id = $1 and c.id = $3) as campaign
     from sender_numbers s where s.team_id = $1 and s.id = $2`,
    [tx.teamId, numberId, campaignId],
  );
  return rows[0] ?? null;
}
