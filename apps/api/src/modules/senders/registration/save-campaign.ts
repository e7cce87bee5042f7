import { campaignRate } from '@og/core';
import { isUuid, newId, tenDlcCampaigns, type TeamTx } from '@og/db';
import { and, eq } from 'drizzle-orm';
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
import type { TenDlcCampaignView } from '../sender-views.js';
import { announceRegistration } from './announce.js';
import { registrarProblem } from './brand-input.js';
import { CAMPAIGN_DETAILS, detailsSchema } from './details.js';
import { campaignView, lockBrand, lockCampaign } from './read.js';

const described = (what: string) =>
  z
    .string()
    .trim()
    .min(40, `Describe ${what} in at least 40 characters.`)
    .max(4_096, 'Use at most 4,096 characters.');

const schema = z.object({
  brandId: z.string(),
  integrationId: z.string().nullish(),
  useCase: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9_]{2,60}$/, 'A use case is a word of the registry, such as MARKETING or LOW_VOLUME.')
    .transform((text) => text.toUpperCase()),
  description: described('what the texts are for'),
  messageFlow: described('how people agree to get them'),
  samples: z
    .array(
      z
        .string()
        .trim()
        .min(20, 'A sample has at least 20 characters.')
        .max(1_024, 'Use at most 1,024 characters.'),
    )
    .min(1, 'Give at least one sample.')
    .max(5, 'Give at most five samples.'),
  details: detailsSchema(CAMPAIGN_DETAILS).nullish(),
});

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox'>;

/** Describe a use of texts as carriers want it described, as a draft. */
export async function createTenDlcCampaign(
  deps: Deps,
  ctx: Ctx,
  input: unknown,
): Promise<TenDlcCampaignView | InvalidInput | NotFound> {
  requirePermission(ctx, 'senders.manage');
  const parsed = parseInput(schema, input);
  if (!parsed.ok) return parsed.failure;
  const { details } = parsed.data;
  const now = deps.clock.now();
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const described = await describe(tx, parsed.data);
    if ('__typename' in described) return described;
    const id = newId();
    await tx.db.insert(tenDlcCampaigns).values({
      teamId: ctx.teamId,
      id,
      ...described,
      details: details ?? {},
      createdAt: now,
      updatedAt: now,
    });
    await announceRegistration(deps, tx, now, { ctx, act: 'create', what: 'ten_dlc_campaign', id });
    return campaignView(tx, now, id);
  });
}

/** Change a draft, or one that was rejected. */
export async function updateTenDlcCampaign(
  deps: Deps,
  ctx: Ctx,
  id: string,
  input: unknown,
): Promise<TenDlcCampaignView | InvalidInput | Conflict | NotFound> {
  requirePermission(ctx, 'senders.manage');
  if (!isUuid(id)) return missing('10DLC campaign');
  const parsed = parseInput(schema, input);
  if (!parsed.ok) return parsed.failure;
  const { details } = parsed.data;
  const now = deps.clock.now();
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const row = await lockCampaign(tx, id);
    if (!row) return missing('10DLC campaign');
    if (row.state !== 'draft' && row.state !== 'rejected')
      return conflict('registered', 'The carriers have this campaign: change it at the vendor and refresh.');
    const described = await describe(tx, parsed.data);
    if ('__typename' in described) return described;
    await tx.db
      .update(tenDlcCampaigns)
      .set({
        ...described,
        details: details ?? row.details,
        updatedAt: now,
      })
      .where(and(eq(tenDlcCampaigns.teamId, ctx.teamId), eq(tenDlcCampaigns.id, id)));
    await announceRegistration(deps, tx, now, { ctx, act: 'update', what: 'ten_dlc_campaign', id });
    return campaignView(tx, now, id);
  });
}

/** What is stored of the input: with its brand's registrar unless another is named, and the rate that its brand gives it. */
async function describe(tx: TeamTx, input: z.output<typeof schema>) {
  const { brandId, integrationId, useCase, description, messageFlow, samples } = input;
  const brand = isUuid(brandId) ? await lockBrand(tx, brandId) : null;
  if (!brand) return invalidField('brandId', 'unknown_brand', 'Choose one of your brands.');
  const problem = await registrarProblem(tx, integrationId);
  if (problem) return problem;
  return {
    brandId,
    useCase,
    description,
    messageFlow,
    samples,
    integrationId: integrationId ?? brand.integration_id,
    segmentsPerSecond: campaignRate(
      { trustScore: brand.trust_score, soleProprietor: brand.sole_proprietor },
      useCase,
    ),
  };
}
