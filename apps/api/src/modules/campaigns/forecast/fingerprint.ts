import { createHash } from 'node:crypto';
import { RULESET } from '@og/core';
import { leads, type TeamTx } from '@og/db';
import { and, eq, sql } from 'drizzle-orm';
import { leadPredicate } from '../../leads/index.js';
import type { ForecastSetUp } from './set-up.js';

/** A forecast holds for the part of an hour in which it was made: times move on. */
const VALID_MS = 10 * 60_000;

/**
 * What a forecast rests on, as one text: the campaign's version, settings and senders, the rules, and marks that move
 * when leads, consents, suppressions or sends change. The same text has the same forecast.
 */
export async function fingerprintOf(tx: TeamTx, setUp: ForecastSetUp): Promise<string> {
  const [audience] = setUp.filter
    ? await tx.db
        .select({ changed: sql<string | null>`max(${leads.updatedAt})::text` })
        .from(leads)
        .where(and(eq(leads.teamId, tx.teamId), leadPredicate(setUp.filter)))
    : [];
  const { rows } = await tx.client.query(
    `select (select row_to_json(s) from team_settings s where team_id = $1) as settings,
       (select max(created_at) from consents where team_id = $1) as consents, (select max(revoked_at) from consents where team_id = $1) as revoked,
       (select jsonb_build_array(count(*), max(created_at), max(lifted_at)) from suppression_list where team_id = $1) as suppressions,
       (select max(updated_at) from enrollments where team_id = $1) as runs,
       (select max(accepted_at) from send_ledger where team_id = $1 and accepted_at is not null) as sends,
       (select max(updated_at) from inbox_items where team_id = $1) as items,
       (select jsonb_agg(row_to_json(e) order by e.step_id) from experiments e where team_id = $1 and campaign_id = $2) as experiments`,
    [tx.teamId, setUp.campaign.id],
  );
  const parts = {
    part: Math.floor(setUp.now.getTime() / VALID_MS),
    rules: RULESET.version,
    campaign: setUp.campaign,
    steps: setUp.graph?.steps ?? [],
    senders: setUp.senders,
    used: [...setUp.used],
    rates: setUp.rates,
    dnc: setUp.gate.dnc,
    total: setUp.total,
    audience: audience?.changed ?? null,
    marks: rows[0],
  };
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
