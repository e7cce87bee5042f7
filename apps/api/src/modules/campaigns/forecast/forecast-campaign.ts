import { isUuid } from '@og/db';
import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import { notFound } from '../../../platform/errors/app-error.js';
import { computeForecast } from './compute-forecast.js';
import { fingerprintOf } from './fingerprint.js';
import type { CampaignForecast } from './forecast.view.js';
import { readSetUp, type ForecastDeps } from './set-up.js';
import { findForecast, hasForecast, launchForecasts, storeForecast } from './stored-forecasts.js';

/** Forecasts that are being made, so that two who ask at once wait for one. */
const making = new Map<string, Promise<CampaignForecast>>();
/** A forecast that takes longer than a statement's usual time is read in pages; each statement keeps to this. */
const STATEMENT_MS = 60_000;

/**
 * What a campaign would do if it were launched now; of one that was, what was expected then. Made anew only when something that it rests on has changed; kept, so
 * that a launch can be held against it.
 * @throws AppError NOT_FOUND for another team's campaign
 */
export async function forecastCampaign(deps: ForecastDeps, ctx: Ctx, id: string): Promise<CampaignForecast> {
  requirePermission(ctx, 'campaigns.read');
  if (!isUuid(id)) throw notFound('campaign');
  const now = deps.clock.now();
  const { setUp, fingerprint, known } = await deps.database.withTeam(
    ctx.teamId,
    async (tx) => {
      const setUp = await readSetUp(deps, tx, now, id);
      if (!setUp) throw notFound('campaign');
      // Who runs it already does not begin it again: of a launched campaign its launch's forecast is told.
      const launched = setUp.campaign.launched_at ? (await launchForecasts(tx, [id])).get(id) : undefined;
      if (launched) return { setUp, fingerprint: '', known: launched.forecast };
      const fingerprint = await fingerprintOf(tx, setUp);
      return { setUp, fingerprint, known: await findForecast(tx, id, fingerprint) };
    },
    { readOnly: true, statementTimeout: STATEMENT_MS },
  );
  if (known) return known;
  const key = `${ctx.teamId}|${id}|${fingerprint}`;
  const running = making.get(key);
  if (running) return running;
  const made = (async () => {
    const forecast = await computeForecast(deps, ctx.teamId, setUp, (done) =>
      sayProgress(deps, ctx.teamId, id, done, setUp.total),
    );
    await deps.database.withTeam(ctx.teamId, (tx) =>
      storeForecast(tx, setUp.campaign, fingerprint, forecast),
    );
    return forecast;
  })();
  making.set(key, made);
  try {
    return await made;
  } finally {
    making.delete(key);
  }
}

/** Make sure that a launch has a forecast of its version to be held against. Its failure stops no launch. */
export async function ensureForecast(deps: ForecastDeps, ctx: Ctx, id: string): Promise<void> {
  if (!isUuid(id)) return;
  try {
    const lacking = await deps.database.withTeam(
      ctx.teamId,
      async (tx) => {
        const { rows } = await tx.client.query<{ version: number }>(
          `select version from campaigns where team_id = $1 and id = $2 and state = 'draft'`,
          [ctx.teamId, id],
        );
        return rows[0] ? !(await hasForecast(tx, id, rows[0].version)) : false;
      },
      { readOnly: true },
    );
    if (lacking) await forecastCampaign(deps, ctx, id);
  } catch (error) {
    deps.logger.warn({ err: error, campaignId: id }, 'no forecast for this launch');
  }
}

async function sayProgress(
  deps: ForecastDeps,
  teamId: string,
  campaignId: string,
  done: number,
  total: number,
): Promise<void> {
  await deps.database.withTeam(teamId, (tx) =>
    deps.outbox.event(tx, deps.clock.now(), 'forecast.progressed.v1', [campaignId], { done, total }),
  );
}
