import { newId, type TeamTx } from '@og/db';
import type { Platform } from '../../../platform/platform.js';
import type { OpenSmsPort } from '../sending/sms-ports.js';
import { compareOutbound } from './compare-outbound.js';
import { findMissing } from './find-missing.js';
import { recoverInbound } from './recover-inbound.js';
import { LogUnavailable, vendorLog, type VendorMessage } from './vendor-log.js';

export interface ReconcileDeps extends Pick<
  Platform,
  'database' | 'clock' | 'outbox' | 'vault' | 'logger' | 'engineMode'
> {
  openPort: OpenSmsPort;
}

/** What a comparison found; the row of `reconciliation_runs` holds the same. */
export interface Comparison {
  runId: string;
  since: Date;
  until: Date;
  vendorMessages: number;
  matched: number;
  bound: number;
  recoveredInbound: number;
  foreignMessages: number;
  missingAtVendor: number;
  /** Messages from a number of ours after a restore that no row can be: a person has to judge. */
  ambiguous: number;
}

const HOUR = 3_600_000;
/** Each run looks back over the end of the one before: late reports, slow logs. */
const OVERLAP_MS = HOUR;
/** No log is read further back by itself. */
const LONGEST_MS = 7 * 24 * HOUR;
/** A run that has not ended by then belongs to a process that died. */
const ABANDONED_MS = HOUR / 2;
/** The vendor's clock may be ahead of ours. */
const AHEAD_MS = 5 * 60_000;
const ROWS_AT_ONCE = 200;

/**
 * Compare one account's log with the ledger: bind what our rows do not know, take in texts that no webhook brought,
 * count what is foreign and what is missing.
 * @returns null when another process compares the account right now, or when it cannot be opened
 */
export async function reconcileIntegration(
  deps: ReconcileDeps,
  { teamId, integrationId }: { teamId: string; integrationId: string },
): Promise<Comparison | null> {
  const port = await deps.openPort(teamId, integrationId);
  if (!port) return null;
  const { mode, restoredTo } = await deps.engineMode.read();
  const restored = mode === 'reconcile_only';
  const run = await deps.database.withTeam(teamId, (tx) =>
    begin(tx, deps.clock.now(), integrationId, restored ? restoredTo : null),
  );
  if (!run) return null;
  const found: Comparison = {
    ...run,
    vendorMessages: 0,
    matched: 0,
    bound: 0,
    recoveredInbound: 0,
    foreignMessages: 0,
    missingAtVendor: 0,
    ambiguous: 0,
  };
  try {
    const detail = await compare(deps, { teamId, integrationId, restored, restoredTo }, found, port);
    await deps.database.withTeam(teamId, (tx) => end(tx, deps.clock.now(), found, 'done', detail));
  } catch (error) {
    const cause = error instanceof LogUnavailable ? error.message : 'fault';
    if (!(error instanceof LogUnavailable))
      deps.logger.error({ err: error, teamId, integrationId }, 'a comparison with the vendor’s log failed');
    await deps.database.withTeam(teamId, (tx) => end(tx, deps.clock.now(), found, 'failed', { cause }));
    return null;
  }
  if (found.missingAtVendor > 0 || found.foreignMessages > 0)
    deps.logger.warn({ teamId, integrationId, ...found }, 'ledger and vendor do not agree on everything');
  return found;
}

async function compare(
  deps: ReconcileDeps,
  of: { teamId: string; integrationId: string; restored: boolean; restoredTo: Date | null },
  found: Comparison,
  port: NonNullable<Awaited<ReturnType<OpenSmsPort>>>,
): Promise<Record<string, unknown>> {
  const atVendor = new Set<string>();
  const inbound: VendorMessage[] = [];
  const foreign: VendorMessage[] = [];
  const period = { since: found.since, until: new Date(found.until.getTime() + AHEAD_MS) };
  for await (const page of vendorLog(port, period)) {
    found.vendorMessages += page.length;
    for (const message of page) atVendor.add(message.providerId);
    inbound.push(...page.filter((message) => message.direction === 'inbound'));
    const outbound = page.filter((message) => message.direction === 'outbound');
    for (let start = 0; start < outbound.length; start += ROWS_AT_ONCE) {
      const part = outbound.slice(start, start + ROWS_AT_ONCE);
      const compared = await deps.database.withTeam(of.teamId, (tx) =>
        compareOutbound(tx, deps, part, { vendor: port.vendor, restored: of.restored }),
      );
      found.matched += compared.matched;
      found.bound += compared.bound;
      foreign.push(...compared.foreign);
    }
  }
  // What people wrote comes second: a row that a recovered STOP has ended could not be bound any more.
  found.recoveredInbound = await recoverInbound(deps, of.teamId, inbound);
  found.foreignMessages = foreign.length;
  const missing = await findMissing(deps, { ...of, since: found.since, until: found.until }, atVendor);
  found.missingAtVendor = missing.count;
  const doubtful = of.restored ? await ambiguousOf(deps, of.teamId, foreign, of.restoredTo) : [];
  found.ambiguous = doubtful.length;
  return {
    ambiguous: found.ambiguous,
    ...(doubtful.length > 0 ? { ambiguousIds: idsOf(doubtful) } : {}),
    ...(foreign.length > 0 ? { foreign: idsOf(foreign) } : {}),
    ...(missing.count > 0 ? { missing: missing.sample } : {}),
  };
}

const idsOf = (messages: readonly VendorMessage[]) =>
  messages.slice(0, 20).map((message) => message.providerId);

/**
 * Sent by us in the time that the database has forgotten, and no row can be it: its campaign or conversation is lost,
 * and whatever is planned anew could say it twice. People who are barred anyway are no risk.
 */
async function ambiguousOf(
  deps: ReconcileDeps,
  teamId: string,
  foreign: readonly VendorMessage[],
  restoredTo: Date | null,
): Promise<VendorMessage[]> {
  const lost = foreign.filter(
    (message) => !restoredTo || !message.createdAt || message.createdAt >= restoredTo,
  );
  if (lost.length === 0) return [];
  return deps.database.withTeam(
    teamId,
    async (tx) => {
      const { rows } = await tx.client.query<{ ours: string[] | null; barred: string[] | null }>(
        `select (select array_agg(phone) from sender_numbers where team_id = $1 and phone = any($2)) as ours,
           (select array_agg(p.phone) from lead_phones p join leads l on l.team_id = $1 and l.id = p.lead_id
            where p.team_id = $1 and p.phone = any($3) and l.opted_out_at is not null) as barred`,
        [teamId, lost.map((message) => message.from), lost.map((message) => message.to)],
      );
      const ours = new Set(rows[0]?.ours ?? []);
      const barred = new Set(rows[0]?.barred ?? []);
      return lost.filter((message) => ours.has(message.from) && !barred.has(message.to));
    },
    { readOnly: true },
  );
}

async function begin(
  tx: TeamTx,
  now: Date,
  integrationId: string,
  restoredTo: Date | null,
): Promise<{ runId: string; since: Date; until: Date } | null> {
  await tx.client.query('select pg_advisory_xact_lock(hashtext($1))', [`reconcile|${integrationId}`]);
  const { rows } = await tx.client.query<{ busy: boolean; last: Date | null; connected: Date }>(
    `select i.created_at as connected,
       (select max(r.until) from reconciliation_runs r where r.team_id = $1 and r.integration_id = $2 and r.state = 'done') as last,
       exists (select from reconciliation_runs r where r.team_id = $1 and r.integration_id = $2 and r.state = 'running' and r.created_at > $3) as busy
     from integrations i where i.team_id = $1 and i.id = $2`,
    [tx.teamId, integrationId, new Date(now.getTime() - ABANDONED_MS).toISOString()],
  );
  const row = rows[0];
  if (!row || row.busy) return null;
  const earliest = now.getTime() - LONGEST_MS;
  const back = Math.min(
    (row.last ?? row.connected).getTime(),
    restoredTo?.getTime() ?? Number.POSITIVE_INFINITY,
  );
  const since = new Date(Math.max(earliest, Math.min(back, now.getTime()) - OVERLAP_MS));
  const runId = newId();
  await tx.client.query(
    `insert into reconciliation_runs (team_id, id, integration_id, since, until, state, created_at) values ($1, $2, $3, $4, $5, 'running', $5)`,
    [tx.teamId, runId, integrationId, since.toISOString(), now.toISOString()],
  );
  return { runId, since, until: now };
}

async function end(
  tx: TeamTx,
  now: Date,
  found: Comparison,
  state: 'done' | 'failed',
  detail: Record<string, unknown>,
): Promise<void> {
  await tx.client.query(
    `update reconciliation_runs set state = $3, vendor_messages = $4, matched = $5, bound = $6, recovered_inbound = $7,
       foreign_messages = $8, missing_at_vendor = $9, detail = $10, ended_at = $11 where team_id = $1 and id = $2`,
    [
      tx.teamId,
      found.runId,
      state,
      found.vendorMessages,
      found.matched,
      found.bound,
      found.recoveredInbound,
      found.foreignMessages,
      found.missingAtVendor,
      JSON.stringify(detail),
      now.toISOString(),
    ],
  );
}
