import { scorePart, scorePoints, type ScorePart } from '@og/core';
import type { TeamTx } from '@og/db';
import { fromStored, type CampaignForecast, type StoredResult } from './forecast.view.js';
import { costMicros } from './prices.js';
import type { ForecastDeps } from './set-up.js';

/** How close a forecast came, part by part. */
export interface ForecastScore {
  /** 0–100. */
  points: number;
  scoredAt: Date;
  parts: ScorePart[];
}

/** What came of a campaign until now. */
interface Actual {
  messages: number;
  segments: number;
  emails: number;
  last_at: Date | null;
  left_out: Record<string, number>;
}

interface Open {
  team_id: string;
  id: string;
  campaign_id: string;
  ended: boolean;
}

const DAY_MS = 86_400_000;

/** Score launches: once when their run has ended, before that once a day against what was expected by then. */
export async function scoreForecasts(
  deps: Pick<ForecastDeps, 'database' | 'clock' | 'outbox' | 'logger'>,
): Promise<void> {
  const now = deps.clock.now();
  const { rows } = await deps.database.withSystem(
    (tx) =>
      tx.client.query<Open>(
        `select f.team_id, f.id, f.campaign_id, c.state in ('completed', 'archived') as ended
         from forecasts f join campaigns c on c.team_id = f.team_id and c.id = f.campaign_id
         where f.launched_at is not null and (f.scored_at is null
           or (c.state not in ('completed', 'archived') and f.scored_at < $1)
           or (c.state = 'completed' and f.scored_at < c.completed_at) or (c.state = 'archived' and f.scored_at < c.updated_at))
           and (c.state in ('completed', 'archived') or f.launched_at < $1) limit 200`,
        [new Date(now.getTime() - DAY_MS).toISOString()],
      ),
    { readOnly: true },
  );
  for (const { team_id: teamId, id, campaign_id: campaignId, ended } of rows) {
    await deps.database
      .withTeam(teamId, async (tx) => {
        await scoreForecast(tx, now, id, campaignId, ended);
        await deps.outbox.event(tx, now, 'campaign.progressed.v1', [campaignId], {});
      })
      .catch((error: unknown) =>
        deps.logger.warn({ err: error, campaignId }, 'forecast: scored again later'),
      );
  }
}

async function scoreForecast(
  tx: TeamTx,
  now: Date,
  id: string,
  campaignId: string,
  ended: boolean,
): Promise<void> {
  const { rows } = await tx.client.query<{ result: StoredResult; launched_at: Date }>(
    'select result, launched_at from forecasts where team_id = $1 and id = $2 for update',
    [tx.teamId, id],
  );
  const [row] = rows;
  if (!row) return;
  const actual = await readActual(tx, campaignId);
  const parts = scoreParts(fromStored(row.result), actual, { now, launchedAt: row.launched_at, ended });
  const score: ForecastScore = { points: scorePoints(parts), scoredAt: now, parts };
  await tx.client.query('update forecasts set score = $3, scored_at = $4 where team_id = $1 and id = $2', [
    tx.teamId,
    id,
    JSON.stringify(score),
    now.toISOString(),
  ]);
}

async function readActual(tx: TeamTx, campaignId: string): Promise<Actual> {
  const sends = await tx.client.query<Omit<Actual, 'left_out'>>(
    `select count(*)::int as messages, coalesce(sum(segments) filter (where channel = 'sms'), 0)::int as segments,
       count(*) filter (where channel = 'email')::int as emails, max(accepted_at) as last_at
     from send_ledger where team_id = $1 and campaign_id = $2 and accepted_at is not null and retry = 0`,
    [tx.teamId, campaignId],
  );
  const left = await tx.client.query<{ reason: string; count: number }>(
    `select reason, count(*)::int as count from enrollments where team_id = $1 and campaign_id = $2 and state in ('suppressed', 'held', 'failed')
       and reason is not null group by reason`,
    [tx.teamId, campaignId],
  );
  const [counts] = sends.rows;
  return {
    messages: counts?.messages ?? 0,
    segments: counts?.segments ?? 0,
    emails: counts?.emails ?? 0,
    last_at: counts?.last_at ?? null,
    left_out: Object.fromEntries(left.rows.map(({ reason, count }) => [reason, count])),
  };
}

/** Forecast beside fact. Of a run that goes on, what was expected by now is the measure, and its end is left out. */
export function scoreParts(
  forecast: CampaignForecast,
  actual: Actual,
  { now, launchedAt, ended }: { now: Date; launchedAt: Date; ended: boolean },
): ScorePart[] {
  const all = forecast.hourly.reduce((sum, item) => sum + item.count, 0);
  const until = ended
    ? all
    : forecast.hourly.reduce((sum, item) => sum + (item.hour < now ? item.count : 0), 0);
  const share = all === 0 ? 1 : until / all;
  const hours = (at: Date | null) => (at ? (at.getTime() - launchedAt.getTime()) / 3_600_000 : null);
  const parts = [
    scorePart({ name: 'messages', unit: 'messages', forecast: until, actual: actual.messages }),
    scorePart({
      name: 'segments',
      unit: 'segments',
      forecast: Math.round(forecast.segments * share),
      actual: actual.segments,
    }),
    scorePart({
      name: 'cost',
      unit: 'micros',
      forecast: Math.round(forecast.costMicros * share),
      actual: costMicros(actual),
    }),
    reasonsPart(forecast, actual),
  ];
  if (ended)
    parts.push(
      scorePart({
        name: 'finish',
        unit: 'hours',
        forecast: rounded(hours(forecast.finishesAt)),
        actual: rounded(hours(actual.last_at)),
        tolerance: 1,
      }),
    );
  return parts;
}

/** People who were left out or held, by reason: the share of them that the forecast named with the right reason. */
function reasonsPart(forecast: CampaignForecast, actual: Actual): ScorePart {
  const expected = new Map(
    [...forecast.excluded, ...forecast.holds].map(({ reason, count }) => [reason, count]),
  );
  const reasons = new Set([...expected.keys(), ...Object.keys(actual.left_out)]);
  let agreed = 0;
  let union = 0;
  for (const reason of reasons) {
    const [before, after] = [expected.get(reason) ?? 0, actual.left_out[reason] ?? 0];
    agreed += Math.min(before, after);
    union += Math.max(before, after);
  }
  const total = (counts: Iterable<number>) => [...counts].reduce((sum, count) => sum + count, 0);
  return {
    name: 'reasons',
    unit: 'people',
    forecast: total(expected.values()),
    actual: total(Object.values(actual.left_out)),
    points: union === 0 ? 100 : Math.round((100 * agreed) / union),
  };
}

function rounded(hours: number | null): number | null {
  return hours === null ? null : Math.round(hours * 10) / 10;
}
