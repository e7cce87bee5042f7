import { newId, prepared, runPrepared, type TeamTx } from '@og/db';
import { classifyError } from '../../../platform/errors/classify-error.js';
import { failpoint } from '../../../platform/failpoints.js';
import type { Platform } from '../../../platform/platform.js';
import { providerError } from '../../../platform/vendors/ports.js';
import { recordProviderStatuses, type ProviderStatus } from '../ledger/provider-status.js';
import { plainArray, textArray } from '../../../platform/sql-array.js';
import type { CoolDowns } from '../sending/cool-downs.js';
import { isHarmless } from '../sending/error-consequences.js';
import { MicroBatcher } from '../sending/micro-batcher.js';
import type { TwilioRequest } from './twilio-request.js';

interface Report {
  request: TwilioRequest;
  status: ProviderStatus;
}

type Result = { outcome: string } | { error: unknown };

type Deps = Pick<Platform, 'database' | 'clock' | 'vault' | 'logger' | 'outbox'> & { coolDowns: CoolDowns };

/** Conflicts with another writer: the same work succeeds when it is done again. */
const RETRY_CODES = new Set(['23505', '40001', '40P01']);
const TRIES = 4;
/** A vendor waits for seconds; a few milliseconds fill a transaction. */
const WAIT_MS = 10;
const MOST = 200;

/**
 * Status callbacks of a team, many in one transaction, each answered once it is committed. One whose error concerns
 * more than its message (it bars a person, stops a sender) has a transaction of its own.
 */
export class StatusWriter {
  private readonly batcher: MicroBatcher<Report, Result>;

  constructor(private readonly deps: Deps) {
    this.batcher = new MicroBatcher({ waitMs: WAIT_MS, most: MOST }, (teamId, reports) =>
      this.apply(teamId, reports),
    );
  }

  /** @returns what became of the report; @throws what kept it from being stored, so that the vendor tries again */
  async write(request: TwilioRequest, status: ProviderStatus): Promise<string> {
    const result = await this.batcher.add(request.teamId, { request, status });
    if ('error' in result) throw result.error;
    failpoint('webhook.after_commit');
    return result.outcome;
  }

  private async apply(teamId: string, reports: Report[]): Promise<Result[]> {
    const results = new Map<Report, Result>();
    const together = reports.filter(concernsOnlyTheMessage);
    await this.store(teamId, together, results);
    for (const report of reports) if (!results.has(report)) await this.store(teamId, [report], results);
    return reports.map((report) => results.get(report) ?? { outcome: 'unbound' });
  }

  private async store(
    teamId: string,
    reports: readonly Report[],
    results: Map<Report, Result>,
  ): Promise<void> {
    if (reports.length === 0) return;
    try {
      const outcomes = await this.inOne(teamId, reports);
      reports.forEach((report, place) => results.set(report, { outcome: outcomes[place] ?? 'unbound' }));
    } catch (error) {
      if (reports.length > 1 && classifyError(error).code !== 'VENDOR_UNAVAILABLE') {
        this.deps.logger.warn(
          { err: error, reports: reports.length },
          'reports could not be stored together',
        );
        // One of them may be what cannot be stored: it must not take the others with it. By halves it is soon found.
        const half = Math.ceil(reports.length / 2);
        await this.store(teamId, reports.slice(0, half), results);
        await this.store(teamId, reports.slice(half), results);
        return;
      }
      for (const report of reports) results.set(report, { error });
    }
  }

  private async inOne(teamId: string, reports: readonly Report[]): Promise<string[]> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.deps.database.withTeam(teamId, (tx) => this.work(tx, reports), {
          genericPlans: true,
        });
      } catch (error) {
        const code = (error as { code?: unknown }).code;
        if (attempt >= TRIES || typeof code !== 'string' || !RETRY_CODES.has(code)) throw error;
      }
    }
  }

  private async work(tx: TeamTx, reports: readonly Report[]): Promise<string[]> {
    const now = this.deps.clock.now();
    const applied = await recordProviderStatuses(
      this.deps,
      tx,
      now,
      reports.map((report) => report.status),
    );
    const outcomes = applied.map((item) => item.outcome);
    await keepReceipts(tx, now, reports, outcomes);
    failpoint('webhook.before_commit');
    return outcomes;
  }
}

function concernsOnlyTheMessage({ status }: Report): boolean {
  return !status.errorCode || isHarmless(providerError(status.vendor ?? 'twilio', status.errorCode).action);
}

const RECEIPTS = prepared(
  'status_receipts',
  `insert into webhook_receipts (team_id, id, vendor, integration_id, kind, event_key, payload, outcome, processed_at, created_at)
   select $1, r.id, 'twilio', r.integration_id, 'status', r.event_key, r.payload, r.outcome, $2, $2
   from unnest($3::uuid[], $4::uuid[], $5::text[], $6::jsonb[], $7::text[]) as r(id, integration_id, event_key, payload, outcome)
   on conflict on constraint webhook_receipts_once do nothing`,
);

/** Every report that was verified is kept, what became of it beside it; a repeated one has its receipt already. */
async function keepReceipts(
  tx: TeamTx,
  now: Date,
  reports: readonly Report[],
  outcomes: readonly string[],
): Promise<void> {
  await runPrepared(tx, RECEIPTS, [
    tx.teamId,
    now.toISOString(),
    plainArray(reports.map(() => newId())),
    plainArray(reports.map(({ request }) => request.integrationId)),
    textArray(reports.map(({ status }) => status.dedupeKey)),
    textArray(reports.map(({ request }) => JSON.stringify(request.params))),
    textArray(outcomes),
  ]);
}
