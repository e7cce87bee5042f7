import { canTransition, isMessageStatus, ledgerStateOf, type LedgerState } from '@og/core';
import { newId, type TeamTx } from '@og/db';
import { providerError, type MessageVendor } from '../../../platform/vendors/ports.js';
import type { Platform } from '../../../platform/platform.js';
import { applyErrorAction } from '../sending/error-consequences.js';
import { transition, type TransitionSource } from './transition.js';

export interface ProviderStatus {
  /** From the callback's URL; a row is found by the provider's id without it. */
  ledgerId?: string | null;
  attempt?: number | null;
  /** Default Twilio. */
  vendor?: MessageVendor;
  providerId: string;
  /** The provider's word. An unknown one is noted and moves nothing. */
  status: string;
  errorCode?: string | null;
  errorMessage?: string | null;
  /** (provider id, status, error code): a repeated callback counts once. */
  dedupeKey: string;
  source: Extract<TransitionSource, 'callback' | 'sweeper' | 'sender'>;
}

export interface StatusApplied {
  /**
   * `moved`: the message changed; `noted`: an older or equal status, recorded; `duplicate`: seen before;
   * `unbound`: no such row here (answer 2xx all the same); `foreign`: the row has another provider id.
   */
  outcome: 'moved' | 'noted' | 'duplicate' | 'unbound' | 'foreign';
  ledgerId: string | null;
  messageId: string | null;
}

interface Row {
  id: string;
  message_id: string;
  state: LedgerState;
  attempt: number;
  provider_id: string | null;
}

/**
 * Apply what a provider reports about a message, in the caller's transaction. Statuses come late, twice and in any
 * order: the state only rises, each report is noted once. A report that comes before our own answer was stored, or
 * after a crash, binds the provider's id and settles an unknown outcome.
 */
export async function recordProviderStatus(
  deps: Pick<Platform, 'vault' | 'logger'>,
  tx: TeamTx,
  now: Date,
  report: ProviderStatus,
): Promise<StatusApplied> {
  const row = await findRow(tx, report);
  if (!row) return { outcome: 'unbound', ledgerId: null, messageId: null };
  const answer = (outcome: StatusApplied['outcome']): StatusApplied => ({
    outcome,
    ledgerId: row.id,
    messageId: row.message_id,
  });
  if (row.provider_id !== null && row.provider_id !== report.providerId) {
    // The one thing that must never be: two acceptances of one row. Kept for a person to see.
    deps.logger.error(
      { ledgerId: row.id, known: row.provider_id, reported: report.providerId },
      'a second provider id for one ledger row',
    );
    await note(tx, now, row, report, 'second_provider_id');
    return answer('foreign');
  }
  const known = await tx.client.query('select from message_events where team_id = $1 and dedupe_key = $2', [
    tx.teamId,
    report.dedupeKey,
  ]);
  if (known.rowCount) return answer('duplicate');
  const target = isMessageStatus(report.status) ? ledgerStateOf(report.status) : null;
  await reviveIfPending(tx, now, row);
  if (target === null || !canTransition(row.state, target)) {
    await note(tx, now, row, report, null);
    await bind(tx, now, row, report.providerId);
    return answer('noted');
  }
  const error = report.errorCode ? { code: report.errorCode, message: report.errorMessage ?? '' } : null;
  const moved = await transition(tx, now, {
    ids: [row.id],
    from: row.state,
    to: target,
    source: report.source,
    reason: error?.code ?? null,
    providerId: report.providerId,
    dedupeKey: report.dedupeKey,
    accepted: true,
    ...(error
      ? {
          error: {
            code: error.code,
            message: providerError(report.vendor ?? 'twilio', error.code, error.message || undefined).message,
          },
        }
      : {}),
  });
  for (const item of moved) if (error) await applyErrorAction(deps, tx, now, item, error.code);
  return answer('moved');
}

async function findRow(tx: TeamTx, report: ProviderStatus): Promise<Row | null> {
  const { rows } = await tx.client.query<Row>(
    `select id, message_id, state, attempt, provider_id from send_ledger
     where team_id = $1 and (id = $2 or (vendor = $3 and provider_id = $4))
     order by (id = $2) desc nulls last limit 1 for update`,
    [tx.teamId, report.ledgerId ?? null, report.vendor ?? 'twilio', report.providerId],
  );
  return rows[0] ?? null;
}

/**
 * A report about a row that was given back as never processed is proof of the contrary: take the row out of reach
 * of every sender before anything else.
 */
async function reviveIfPending(tx: TeamTx, now: Date, row: Row): Promise<void> {
  const steps: Partial<Record<LedgerState, LedgerState>> = {
    held: 'ready',
    planned: 'ready',
    ready: 'submitting',
  };
  if (row.attempt === 0) return;
  for (let to = steps[row.state]; to; to = steps[row.state]) {
    const claim = to === 'submitting' ? { lease: { until: now, owner: 'callback' }, nextAttempt: true } : {};
    await transition(tx, now, {
      ids: [row.id],
      from: row.state,
      to,
      source: 'callback',
      reason: 'processed_after_all',
      ...claim,
    });
    row.state = to;
  }
}

async function bind(tx: TeamTx, now: Date, row: Row, providerId: string): Promise<void> {
  if (row.provider_id !== null) return;
  await tx.client.query(
    'update send_ledger set provider_id = $3, updated_at = $4 where team_id = $1 and id = $2 and provider_id is null',
    [tx.teamId, row.id, providerId, now.toISOString()],
  );
  await tx.client.query(
    'update messages set provider_id = $3 where team_id = $1 and id = $2 and provider_id is null',
    [tx.teamId, row.message_id, providerId],
  );
}

async function note(
  tx: TeamTx,
  now: Date,
  row: Row,
  report: ProviderStatus,
  reason: string | null,
): Promise<void> {
  await tx.client.query(
    `insert into message_events (team_id, id, message_id, ledger_id, from_state, to_state, attempt, source, reason, dedupe_key, created_at)
     values ($1, $2, $3, $4, null, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
    [
      tx.teamId,
      newId(),
      row.message_id,
      row.id,
      report.status,
      row.attempt,
      report.source,
      reason ?? report.errorCode ?? null,
      report.dedupeKey,
      now.toISOString(),
    ],
  );
}
