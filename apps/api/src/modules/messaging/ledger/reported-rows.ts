import type { LedgerState } from '@og/core';
import { newId, prepared, runPrepared, type TeamTx } from '@og/db';
import { plainArray, textArray } from '../../../platform/sql-array.js';
import type { ProviderStatus } from './provider-report.js';

/** A ledger row that a provider reports about, as it will be once the reports before were applied. */
export interface ReportedRow {
  id: string;
  message_id: string;
  state: LedgerState;
  attempt: number;
  vendor: string;
  provider_id: string | null;
}

const COLUMNS = 'id, message_id, state, attempt, vendor, provider_id';

const LOCK_BY_ID = prepared(
  'reports_lock_by_id',
  `select l.* from unnest($2::uuid[]) as w(id)
     cross join lateral (select ${COLUMNS} from send_ledger r where r.team_id = $1 and r.id = w.id for update) l`,
);

const LOCK_BY_PROVIDER = prepared(
  'reports_lock_by_provider',
  `select l.* from unnest($2::vendor[], $3::text[]) as w(vendor, provider_id)
     cross join lateral (select ${COLUMNS} from send_ledger r
       where r.team_id = $1 and r.vendor = w.vendor and r.provider_id = w.provider_id for update) l`,
);

const KNOWN = prepared(
  'reports_known',
  `select e.dedupe_key from unnest($2::text[]) as w(key)
     cross join lateral (select dedupe_key from message_events where team_id = $1 and dedupe_key = w.key limit 1) e`,
);

const NOTE = prepared(
  'reports_note',
  `insert into message_events (team_id, id, message_id, ledger_id, from_state, to_state, attempt, source, reason, dedupe_key, created_at)
   select $1, n.id, n.message_id, n.ledger_id, null, n.status, n.attempt, n.source, n.reason, n.dedupe_key, $2
   from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::int[], $8::text[], $9::text[], $10::text[])
     as n(id, message_id, ledger_id, status, attempt, source, reason, dedupe_key)
   on conflict do nothing`,
);

/** Lock the rows of the reports, by the id in the callback's address or by the provider's own. */
export async function lockReported(
  tx: TeamTx,
  reports: readonly ProviderStatus[],
): Promise<(report: ProviderStatus) => ReportedRow | null> {
  const ids = [...new Set(reports.flatMap((report) => report.ledgerId ?? []))];
  const byId = new Map<string, ReportedRow>();
  if (ids.length > 0) {
    const { rows } = await runPrepared<ReportedRow>(tx, LOCK_BY_ID, [tx.teamId, plainArray(ids.toSorted())]);
    for (const row of rows) byId.set(row.id, row);
  }
  const rest = reports
    .filter((report) => !byId.has(report.ledgerId ?? ''))
    .toSorted((a, b) => (a.providerId < b.providerId ? -1 : 1));
  const byProvider = new Map<string, ReportedRow>();
  if (rest.length > 0) {
    const { rows } = await runPrepared<ReportedRow>(tx, LOCK_BY_PROVIDER, [
      tx.teamId,
      rest.map((report) => report.vendor ?? 'twilio'),
      rest.map((report) => report.providerId),
    ]);
    for (const row of rows) byProvider.set(`${row.vendor} ${row.provider_id ?? ''}`, byId.get(row.id) ?? row);
  }
  return (report) =>
    byId.get(report.ledgerId ?? '') ??
    byProvider.get(`${report.vendor ?? 'twilio'} ${report.providerId}`) ??
    null;
}

/** Which of the reports were applied before. */
export async function knownReports(tx: TeamTx, reports: readonly ProviderStatus[]): Promise<Set<string>> {
  const { rows } = await runPrepared<{ dedupe_key: string }>(tx, KNOWN, [
    tx.teamId,
    textArray(reports.map((report) => report.dedupeKey)),
  ]);
  return new Set(rows.map((row) => row.dedupe_key));
}

/** Reports that moved nothing are kept all the same. */
export async function noteReports(
  tx: TeamTx,
  now: Date,
  notes: readonly { row: ReportedRow; report: ProviderStatus; reason: string | null }[],
): Promise<void> {
  if (notes.length === 0) return;
  await runPrepared(tx, NOTE, [
    tx.teamId,
    now.toISOString(),
    plainArray(notes.map(() => newId())),
    plainArray(notes.map(({ row }) => row.message_id)),
    plainArray(notes.map(({ row }) => row.id)),
    textArray(notes.map(({ report }) => report.status)),
    plainArray(notes.map(({ row }) => row.attempt)),
    plainArray(notes.map(({ report }) => report.source)),
    textArray(notes.map(({ report, reason }) => reason ?? report.errorCode ?? null)),
    textArray(notes.map(({ report }) => report.dedupeKey)),
  ]);
}

/** Rows that did not move but whose provider's id is known now. */
export async function bindProviderIds(tx: TeamTx, now: Date, rows: readonly ReportedRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.client.query(
    `update send_ledger l set provider_id = b.provider_id, updated_at = $4
     from unnest($2::uuid[], $3::text[]) as b(id, provider_id)
     where l.team_id = $1 and l.id = b.id and l.provider_id is null`,
    [tx.teamId, rows.map((row) => row.id), rows.map((row) => row.provider_id), now.toISOString()],
  );
}
