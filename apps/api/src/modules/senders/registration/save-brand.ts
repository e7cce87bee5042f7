import { brandLimits } from '@og/core';
import { brands, isUuid, newId } from '@og/db';
import { and, eq } from 'drizzle-orm';
import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import {
  conflict,
  missing,
  parseInput,
  type Conflict,
  type InvalidInput,
  type NotFound,
} from '../../../platform/errors/failures.js';
import type { Platform } from '../../../platform/platform.js';
import type { BrandView } from '../sender-views.js';
import { announceRegistration } from './announce.js';
import { brandInput, registrarProblem } from './brand-input.js';
import { unmaskDetails } from './details.js';
import { applyBrandLimits } from './limits.js';
import { brandView, lockBrand } from './read.js';

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox'>;

/** Begin a brand as a draft. */
export async function createBrand(
  deps: Deps,
  ctx: Ctx,
  input: unknown,
): Promise<BrandView | InvalidInput | NotFound> {
  requirePermission(ctx, 'senders.manage');
  const parsed = parseInput(brandInput, input);
  if (!parsed.ok) return parsed.failure;
  const { details, soleProprietor, trustScore, ...rest } = parsed.data;
  const now = deps.clock.now();
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const problem = await registrarProblem(tx, rest.integrationId);
    if (problem) return problem;
    const id = newId();
    const scored = { trustScore: trustScore ?? null, soleProprietor: soleProprietor ?? false };
    await tx.db.insert(brands).values({
      teamId: ctx.teamId,
      id,
      ...rest,
      ...scored,
      details: details ?? {},
      dailySegmentCap: brandLimits(scored).dailySegments,
      createdAt: now,
      updatedAt: now,
    });
    await announceRegistration(deps, tx, now, { ctx, act: 'create', what: 'brand', id });
    return brandView(tx, now, id);
  });
}

/** Change a draft, or one that was refused. What the registry has is changed there. */
export async function updateBrand(
  deps: Deps,
  ctx: Ctx,
  id: string,
  input: unknown,
): Promise<BrandView | InvalidInput | Conflict | NotFound> {
  requirePermission(ctx, 'senders.manage');
  if (!isUuid(id)) return missing('brand');
  const parsed = parseInput(brandInput, input);
  if (!parsed.ok) return parsed.failure;
  const { details, soleProprietor, trustScore, ...rest } = parsed.data;
  const now = deps.clock.now();
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const row = await lockBrand(tx, id);
    if (!row) return missing('brand');
    if (row.state !== 'draft' && row.state !== 'failed')
      return conflict('registered', 'The registry has this brand: change it there and refresh.');
    const problem = await registrarProblem(tx, rest.integrationId);
    if (problem) return problem;
    const scored = { trustScore: trustScore ?? null, soleProprietor: soleProprietor ?? false };
    await tx.db
      .update(brands)
      .set({
        displayName: rest.displayName,
        companyName: rest.companyName,
        // Left out: as before.
        ...(rest.integrationId === undefined ? {} : { integrationId: rest.integrationId }),
        ...scored,
        details: details ? unmaskDetails(details, row.details) : row.details,
        updatedAt: now,
      })
      .where(and(eq(brands.teamId, ctx.teamId), eq(brands.id, id)));
    await applyBrandLimits(tx, now, { id, ...scored });
    await announceRegistration(deps, tx, now, { ctx, act: 'update', what: 'brand', id });
    return brandView(tx, now, id);
  });
}
