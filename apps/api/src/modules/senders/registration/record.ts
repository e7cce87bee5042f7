import { isUuid } from '@og/db';
import { z } from 'zod';
import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import {
  conflict,
  invalidField,
  missing,
  parseInput,
  type Conflict,
  type InvalidInput,
  type NotFound,
} from '../../../platform/errors/failures.js';
import type { Platform } from '../../../platform/platform.js';
import type { BrandView, TenDlcCampaignView } from '../sender-views.js';
import { BrandStateEnum, TenDlcStateEnum } from '../sender.types.js';
import { announceRegistration } from './announce.js';
import { trustScore } from './brand-input.js';
import { applyBrandLimits } from './limits.js';
import { brandView, campaignView, lockBrand, lockCampaign } from './read.js';

const schema = z.object({
  providerId: z.string().trim().min(1, 'Give the vendor’s id.').max(100, 'Use at most 100 characters.'),
  brandState: z.enum(BrandStateEnum).nullish(),
  campaignState: z.enum(TenDlcStateEnum).nullish(),
  trustScore,
});

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox'>;

const ASKED = 'This one is registered through a connected account: refresh asks for its state.';

/** Note what a vendor's own console says about a brand, such as Twilio's. Who noted it is in the audit log. */
export async function recordBrandRegistration(
  deps: Deps,
  ctx: Ctx,
  id: string,
  input: unknown,
): Promise<BrandView | InvalidInput | Conflict | NotFound> {
  requirePermission(ctx, 'senders.manage');
  if (!isUuid(id)) return missing('brand');
  const parsed = parseInput(schema, input);
  if (!parsed.ok) return parsed.failure;
  const { providerId, brandState } = parsed.data;
  const now = deps.clock.now();
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const row = await lockBrand(tx, id);
    if (!row) return missing('brand');
    const score = parsed.data.trustScore === undefined ? row.trust_score : (parsed.data.trustScore ?? null);
    const asked = row.integration_id !== null && row.provider_id !== null;
    // Of a brand whose state is asked for, a person may note the score of its vetting.
    if (asked && (brandState || parsed.data.trustScore === undefined))
      return conflict('asked_at_vendor', ASKED);
    if (!asked && (!brandState || brandState === 'draft'))
      return invalidField('brandState', 'no_state', 'Say which state the vendor shows.');
    await tx.client.query(
      `update brands set provider_id = $3, state = $4, state_reason = null, trust_score = $5, integration_id = $6, checked_at = $7, updated_at = $7
       where team_id = $1 and id = $2`,
      [
        ctx.teamId,
        id,
        asked ? row.provider_id : providerId,
        brandState ?? row.state,
        score,
        asked ? row.integration_id : null,
        now.toISOString(),
      ],
    );
    await applyBrandLimits(tx, now, { id, trustScore: score, soleProprietor: row.sole_proprietor });
    const detail = { providerId, state: brandState ?? row.state, trustScore: score };
    await announceRegistration(deps, tx, now, { ctx, act: 'record', what: 'brand', id, detail });
    return brandView(tx, now, id);
  });
}

/** Note what a vendor's own console says about a 10DLC campaign. */
export async function recordTenDlcRegistration(
  deps: Deps,
  ctx: Ctx,
  id: string,
  input: unknown,
): Promise<TenDlcCampaignView | InvalidInput | Conflict | NotFound> {
  requirePermission(ctx, 'senders.manage');
  if (!isUuid(id)) return missing('10DLC campaign');
  const parsed = parseInput(schema, input);
  if (!parsed.ok) return parsed.failure;
  const { providerId, campaignState } = parsed.data;
  const now = deps.clock.now();
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const row = await lockCampaign(tx, id);
    if (!row) return missing('10DLC campaign');
    if (row.integration_id && row.provider_id) return conflict('asked_at_vendor', ASKED);
    if (!campaignState || campaignState === 'draft')
      return invalidField('campaignState', 'no_state', 'Say which state the vendor shows.');
    await tx.client.query(
      `update ten_dlc_campaigns set provider_id = $3, state = $4, state_reason = null, integration_id = null, checked_at = $5, updated_at = $5
       where team_id = $1 and id = $2`,
      [ctx.teamId, id, providerId, campaignState, now.toISOString()],
    );
    await announceRegistration(deps, tx, now, {
      ctx,
      act: 'record',
      what: 'ten_dlc_campaign',
      id,
      detail: { providerId, state: campaignState },
    });
    return campaignView(tx, now, id);
  });
}
