import { effectiveProfile, nextOpening, type LedgerState, type SendKind } from '@og/core';
import { newId, type TeamTx } from '@og/db';
import {
  decideSend,
  loadSendFacts,
  lockAddress,
  recordDecisions,
  type GateDecision,
  type LoadedFacts,
} from '../../compliance/index.js';
import { transition } from '../ledger/transition.js';
import { askAgainAt } from './hold-policy.js';
import type { SendDeps } from './send-deps.js';

/** A row that this process, and nobody else, may now hand to the provider once. */
export interface ClaimedSend {
  teamId: string;
  ledgerId: string;
  attempt: number;
  senderNumberId: string;
  integrationId: string;
  to: string;
  from: string;
  body: string;
  /** Seconds. */
  validityPeriod: number;
}

export interface LedgerRow {
  id: string;
  message_id: string;
  lead_id: string;
  address: string;
  campaign_id: string | null;
  enrollment_id: string | null;
  transactional: boolean;
  sender_number_id: string;
  integration_id: string;
  body: string;
  state: LedgerState;
  due_at: Date;
  expires_at: Date | null;
  attempt: number;
  created_at: Date;
}

/** Longer than an HTTP request can take, so that a living sender never loses its row. */
const LEASE_MS = 60_000;
const MAX_VALIDITY_S = 36_000;
const MIN_VALIDITY_S = 60;
/** Between our decision and the provider's clock. */
const PAD_MS = 5_000;

const LEASE_OWNER = `${process.pid}-${newId().slice(-12)}`;

/**
 * First half of a send, one transaction that commits before any socket opens: under the lock of the address, ask
 * the gate, and either win the row (`ready → submitting`, a new attempt) or put it where the gate says.
 * @returns null when there is nothing to send now.
 */
export async function claimSend(
  deps: SendDeps,
  teamId: string,
  ledgerId: string,
): Promise<ClaimedSend | null> {
  return deps.database.withTeam(teamId, async (tx) => {
    const peeked = await readRow(tx, ledgerId, false);
    if (!peeked || peeked.state !== 'ready') return null;
    await lockAddress(tx, peeked.address);
    const row = await readRow(tx, ledgerId, true);
    const now = deps.clock.now();
    if (!row || row.state !== 'ready' || row.due_at > now) return null;
    // Two sends to two numbers of one person: the second one sees the first in flight.
    await lockAddress(tx, `person|${row.lead_id}`);
    const rests = deps.coolDowns.restsUntil(row.sender_number_id, now);
    if (rests) {
      await transition(tx, now, {
        ids: [row.id],
        from: 'ready',
        to: 'planned',
        source: 'sender',
        reason: 'provider_busy',
        dueAt: rests,
      });
      return null;
    }
    const loaded = await loadSendFacts(tx, deps.vault, now, subjectOf(row));
    if (!loaded || !loaded.senderPhone) {
      await transition(tx, now, {
        ids: [row.id],
        from: 'ready',
        to: 'canceled',
        source: 'sender',
        reason: 'lead_unreachable',
      });
      return null;
    }
    const { decision, validityPeriod } = withValidity(decideSend(loaded), loaded, now);
    await recordDecisions(tx, now, [{ messageId: row.message_id, decision, sender: loaded.senderPhone }]);
    if (decision.verdict !== 'allow') {
      await putAside(tx, now, row.id, decision);
      return null;
    }
    const [claimed] = await transition(tx, now, {
      ids: [row.id],
      from: 'ready',
      to: 'submitting',
      source: 'sender',
      nextAttempt: true,
      lease: { until: new Date(now.getTime() + LEASE_MS), owner: LEASE_OWNER },
    });
    if (!claimed) return null;
    return {
      teamId,
      ledgerId,
      attempt: claimed.attempt,
      senderNumberId: row.sender_number_id,
      integrationId: row.integration_id,
      to: row.address,
      from: loaded.senderPhone,
      body: row.body,
      validityPeriod,
    };
  });
}

async function readRow(tx: TeamTx, ledgerId: string, lock: boolean): Promise<LedgerRow | null> {
  const { rows } = await tx.client.query<LedgerRow>(
    `select id, message_id, lead_id, address, campaign_id, enrollment_id, transactional, sender_number_id, integration_id, body, state, due_at,
       expires_at, attempt, created_at
     from send_ledger where team_id = $1 and id = $2 ${lock ? 'for update' : ''}`,
    [tx.teamId, ledgerId],
  );
  return rows[0] ?? null;
}

/** What kind of message a ledger row is. */
export function kindOf(row: Pick<LedgerRow, 'transactional' | 'enrollment_id'>): SendKind {
  if (row.transactional) return 'opt_out_confirmation';
  return row.enrollment_id ? 'campaign' : 'reply';
}

function subjectOf(row: LedgerRow) {
  return {
    leadId: row.lead_id,
    channel: 'sms' as const,
    address: row.address,
    kind: kindOf(row),
    senderNumberId: row.sender_number_id,
    campaignId: row.campaign_id,
    enrollmentId: row.enrollment_id,
    ledgerId: row.id,
    plannedAt: row.created_at,
    expiresAt: row.expires_at,
    text: row.body,
  };
}

/** The provider may deliver until then and no later; with under a minute left the next window is awaited. */
function withValidity(
  decision: GateDecision,
  loaded: LoadedFacts,
  now: Date,
): { decision: GateDecision; validityPeriod: number } {
  if (decision.verdict !== 'allow' || !decision.validUntil)
    return { decision, validityPeriod: MAX_VALIDITY_S };
  const seconds = Math.floor((decision.validUntil.getTime() - now.getTime() - PAD_MS) / 1_000);
  if (seconds >= MIN_VALIDITY_S) return { decision, validityPeriod: Math.min(MAX_VALIDITY_S, seconds) };
  const retryAt = nextOpening(loaded.facts.candidates, effectiveProfile(loaded.facts), decision.validUntil);
  return {
    decision: { ...decision, verdict: 'hold', reason: 'window_closing', retryAt, validUntil: null },
    validityPeriod: 0,
  };
}

const ENDS = { suppress: 'suppressed', cancel: 'canceled', expire: 'expired' } as const;

async function putAside(tx: TeamTx, now: Date, id: string, decision: GateDecision): Promise<void> {
  const { verdict, reason } = decision;
  if (verdict === 'allow') return;
  if (verdict !== 'hold') {
    await transition(tx, now, { ids: [id], from: 'ready', to: ENDS[verdict], source: 'sender', reason });
    return;
  }
  const dueAt = askAgainAt(reason, decision.retryAt, now);
  await transition(tx, now, {
    ids: [id],
    from: 'ready',
    to: dueAt ? 'planned' : 'held',
    source: 'sender',
    reason,
    ...(dueAt ? { dueAt } : {}),
  });
}
