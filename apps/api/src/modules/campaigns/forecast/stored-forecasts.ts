import { newId, type TeamTx } from '@og/db';
import { fromStored, type CampaignForecast, type StoredResult } from './forecast.view.js';
import type { ForecastScore } from './score-forecast.js';

/** A forecast that was kept, with the launch that it is held against and how close it came. */
export interface StoredForecastView {
  id: string;
  campaignVersion: number;
  computedAt: Date;
  launchedAt: Date | null;
  forecast: CampaignForecast;
  score: ForecastScore | null;
}

interface Row {
  id: string;
  campaign_id: string;
  campaign_version: number;
  computed_at: Date;
  launched_at: Date | null;
  result: StoredResult;
  score: (Omit<ForecastScore, 'scoredAt'> & { scoredAt: string }) | null;
}

const COLUMNS = 'id, campaign_id, campaign_version, computed_at, launched_at, result, score';
/** Forecasts of a draft that are kept beside the newest. */
const KEPT = 10;

/** The forecast that was made from exactly this; null: it must be made. */
export async function findForecast(
  tx: TeamTx,
  campaignId: string,
  fingerprint: string,
): Promise<CampaignForecast | null> {
  const { rows } = await tx.client.query<Pick<Row, 'result'>>(
    `select result from forecasts where team_id = $1 and campaign_id = $2 and fingerprint = $3 order by computed_at desc limit 1`,
    [tx.teamId, campaignId, fingerprint],
  );
  return rows[0] ? fromStored(rows[0].result) : null;
}

/** Keep a forecast; of those that no launch is held against only the newest stay. */
export async function storeForecast(
  tx: TeamTx,
  campaign: { id: string; version: number },
  fingerprint: string,
  forecast: CampaignForecast,
): Promise<void> {
  await tx.client.query(
    `insert into forecasts (team_id, id, campaign_id, campaign_version, fingerprint, result, computed_at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      tx.teamId,
      newId(),
      campaign.id,
      campaign.version,
      fingerprint,
      JSON.stringify(forecast),
      forecast.computedAt.toISOString(),
    ],
  );
  await tx.client.query(
    `delete from forecasts where team_id = $1 and campaign_id = $2 and launched_at is null and id not in (
       select id from forecasts where team_id = $1 and campaign_id = $2 and launched_at is null order by computed_at desc, id desc limit ${KEPT})`,
    [tx.teamId, campaign.id],
  );
}

/**
 * At a launch: the newest forecast of the version that is launched is the one that it is held against. Without one there
 * is nothing to score later.
 * @param version the campaign's version before the launch
 */
export async function freezeForecast(
  tx: TeamTx,
  now: Date,
  campaignId: string,
  version: number,
): Promise<void> {
  await tx.client.query(
    `update forecasts set launched_at = $4 where team_id = $1 and id = (
       select id from forecasts where team_id = $1 and campaign_id = $2 and campaign_version = $3 order by computed_at desc, id desc limit 1)`,
    [tx.teamId, campaignId, version, now.toISOString()],
  );
}

/** Whether a forecast of this version is kept. */
export async function hasForecast(tx: TeamTx, campaignId: string, version: number): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    'select from forecasts where team_id = $1 and campaign_id = $2 and campaign_version = $3 limit 1',
    [tx.teamId, campaignId, version],
  );
  return rowCount === 1;
}

/** The forecasts of a campaign, the newest first. */
export async function listForecasts(tx: TeamTx, campaignId: string): Promise<StoredForecastView[]> {
  const { rows } = await tx.client.query<Row>(
    `select ${COLUMNS} from forecasts where team_id = $1 and campaign_id = $2 order by computed_at desc, id desc limit 50`,
    [tx.teamId, campaignId],
  );
  return rows.map(view);
}

/** The forecasts that launches are held against, by campaign. */
export async function launchForecasts(
  tx: TeamTx,
  campaignIds: readonly string[],
): Promise<Map<string, StoredForecastView>> {
  const { rows } = await tx.client.query<Row>(
    `select distinct on (campaign_id) ${COLUMNS} from forecasts where team_id = $1 and campaign_id = any($2::uuid[]) and launched_at is not null
     order by campaign_id, launched_at desc`,
    [tx.teamId, campaignIds],
  );
  return new Map(rows.map((row) => [row.campaign_id, view(row)]));
}

function view(row: Row): StoredForecastView {
  return {
    id: row.id,
    campaignVersion: row.campaign_version,
    computedAt: row.computed_at,
    launchedAt: row.launched_at,
    forecast: fromStored(row.result),
    score: row.score && { ...row.score, scoredAt: new Date(row.score.scoredAt) },
  };
}
