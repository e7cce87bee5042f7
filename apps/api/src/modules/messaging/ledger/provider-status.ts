import { canTransition, isMessageStatus, ledgerStateOf, type LedgerState } from '@og/core';
import { newId, type TeamTx } from '@og/db';
import { providerError } from '../../../platform/vendors/ports.js';
import type { Platform } from '../../../platform/platform.js';
import type { CoolDowns } from '../sending/cool-downs.js';
import { applyErrorAction } from '../sending/error-consequences.js';
import type { MovedRow } from './moved-row.js';
import type { ProviderStatus, StatusApplied } from './provider-report.js';
import {
  bindProviderIds,
  knownReports,
  lockReported,
  noteReports,
  type ReportedRow,
} from './reported-rows.js';
import { transition, type MoveStep, type RowMove } from './transition.js';

export type { ProviderStatus, StatusApplied } from './provider-report.js';

type Deps = Pick<Platform, 'vault' | 'logger' | 'outbox'> & {
  /** Lets a sender rest whose carrier asks for less; without it only the message is concerned. */
  coolDowns?: CoolDowns;
};

/** How long a sender rests when its carrier says that it is too fast. */
const BUSY_MS = 30_000;

interface Planned {
  row: ReportedRow;
  from: LedgerState;
  to: LedgerState;
  report: ProviderStatus;
  /** What it passed through, by reports that came in the same batch. */
  through: MoveStep[];
}

/**
 * Apply what a provider reports about messages, in the caller's transaction, in a handful of statements whatever their
 * number. Statuses come late, twice and in any order: the state only rises, each report is noted once. A report that
 * comes before our own answer was stored, or after a crash, binds the provider's id and settles an unknown outcome.
 * @returns what became of each, in the order of the reports
 */
export async function recordProviderStatuses(
  deps: Deps,
  tx: TeamTx,
  now: Date,
  reports: readonly ProviderStatus[],
): Promise<StatusApplied[]> {
  const rowOf = await lockReported(tx, reports);
  const seen = await knownReports(tx, reports);
  // Reports of one row that come together are one move, unless one says more than a state: then moves follow each
  // other. Those of different rows are one statement.
  const rounds: Planned[][] = [];
  const moves = new Map<string, { turn: number; planned: Planned }>();
  const notes: { row: ReportedRow; report: ProviderStatus; reason: string | null }[] = [];
  const bound: ReportedRow[] = [];
  const applied: StatusApplied[] = [];
  for (const report of reports) {
    const row = rowOf(report);
    applied.push(await decide(row, report));
  }
  for (const round of rounds) await moveRound(deps, tx, now, round);
  await noteReports(tx, now, notes);
  await bindProviderIds(tx, now, bound);
  return applied;

  async function decide(row: ReportedRow | null, report: ProviderStatus): Promise<StatusApplied> {
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
      notes.push({ row, report, reason: 'second_provider_id' });
      return answer('foreign');
    }
    if (seen.has(report.dedupeKey)) return answer('duplicate');
    seen.add(report.dedupeKey);
    const target = isMessageStatus(report.status) ? ledgerStateOf(report.status) : null;
    await reviveIfPending(tx, now, row);
    if (target === null || !canTransition(row.state, target)) {
      notes.push({ row, report, reason: null });
      if (row.provider_id === null) {
        row.provider_id = report.providerId;
        if (!moves.has(row.id)) bound.push(row);
      }
      return answer('noted');
    }
    const last = moves.get(row.id);
    if (last && goesOn(last.planned, target, report)) {
      const { planned } = last;
      planned.through.push(stepOf(planned));
      planned.to = target;
      planned.report = report;
    } else {
      const turn = last ? last.turn + 1 : 0;
      const planned: Planned = { row, from: row.state, to: target, report, through: [] };
      moves.set(row.id, { turn, planned });
      (rounds[turn] ??= []).push(planned);
    }
    row.state = target;
    row.provider_id = report.providerId;
    return answer('moved');
  }
}

/** The same for one report. */
export async function recordProviderStatus(
  deps: Deps,
  tx: TeamTx,
  now: Date,
  report: ProviderStatus,
): Promise<StatusApplied> {
  const [applied] = await recordProviderStatuses(deps, tx, now, [report]);
  return applied ?? { outcome: 'unbound', ledgerId: null, messageId: null };
}

/** Whether a further report only takes a move on that was planned already. */
function goesOn(planned: Planned, to: LedgerState, report: ProviderStatus): boolean {
  return (
    !planned.report.errorCode && planned.report.source === report.source && canTransition(planned.from, to)
  );
}

function stepOf({ to, report }: Planned): MoveStep {
  return { to, eventId: newId(), reason: null, dedupeKey: report.dedupeKey };
}

async function moveRound(deps: Deps, tx: TeamTx, now: Date, round: readonly Planned[]): Promise<void> {
  const kinds = new Map<string, Planned[]>();
  for (const item of round) {
    const kind = `${item.to} ${item.report.source}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), item]);
  }
  for (const items of kinds.values()) {
    const [first] = items;
    if (!first) continue;
    const moved = await transition(tx, now, {
      from: [...new Set(items.map((item) => item.from))],
      to: first.to,
      source: first.report.source,
      accepted: true,
      rows: items.map(moveOf),
    });
    const reports = new Map(items.map((item) => [item.row.id, item.report]));
    for (const row of moved) await consequences(deps, tx, now, row, reports.get(row.id));
  }
}

function moveOf({ row, report, through }: Planned): RowMove {
  const { errorCode: code } = report;
  return {
    id: row.id,
    reason: code ?? null,
    providerId: report.providerId,
    dedupeKey: report.dedupeKey,
    ...(through.length > 0 ? { through } : {}),
    ...(code
      ? {
          error: {
            code,
            message: providerError(report.vendor ?? 'twilio', code, report.errorMessage || undefined).message,
          },
        }
      : {}),
  };
}

async function consequences(
  deps: Deps,
  tx: TeamTx,
  now: Date,
  row: MovedRow,
  report: ProviderStatus | undefined,
): Promise<void> {
  if (!report?.errorCode) return;
  const action = await applyErrorAction(deps, tx, now, row, report.errorCode);
  if (action === 'back_off')
    deps.coolDowns?.rest(
      row.sender_number_id ?? row.sender_mailbox_id ?? '',
      new Date(now.getTime() + BUSY_MS),
    );
}

/**
 * A report about a row that was given back as never processed is proof of the contrary: take the row out of reach
 * of every sender before anything else.
 */
async function reviveIfPending(tx: TeamTx, now: Date, row: ReportedRow): Promise<void> {
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
