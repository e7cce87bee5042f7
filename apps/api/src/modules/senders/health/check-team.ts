import {
  assessHealth,
  complaintVerdict,
  pacificDay,
  QUARANTINE_MS,
  type HealthVerdict,
  type SenderHealthState,
} from '@og/core';
import { newId, type TeamTx } from '@og/db';
import { audit } from '../../../platform/audit.js';
import { complaintRates } from '../complaint-rates.js';
import type { CheckDeps } from './check-deps.js';
import { figuresText, readFigures, type SenderStanding } from './figures.js';

/** A look is written down when the verdict changed, or when the figures did and the last look is this old. */
const WRITE_EVERY_MS = 5 * 60_000;
const KEEP_MS = 30 * 86_400_000;
/** A quarantine that nothing more was heard of ends with a try at the rate of the warm-up. */
const PROBATION = 'On probation after a quarantine, at the rate of its warm-up.';

/** Judge every sender of a team by its figures; let quarantines begin and end. */
export async function checkTeam(
  deps: Pick<CheckDeps, 'database' | 'clock' | 'outbox' | 'logger'>,
  teamId: string,
): Promise<void> {
  await deps.database.withTeam(
    teamId,
    async (tx) => {
      const now = deps.clock.now();
      const standings = await readFigures(tx, now);
      const rates = await complaintRates(tx, now, true);
      const changed: string[] = [];
      for (const standing of standings) {
        const rate = standing.domainId === null ? null : (rates.get(standing.domainId) ?? null);
        if (await judge(deps, tx, now, standing, rate)) changed.push(standing.id);
      }
      if (changed.length === 0) return;
      await deps.outbox.event(tx, now, 'team.changed.v1', changed, { what: 'senders' });
      await deps.outbox.job(tx, now, 'campaign/move-sends', {});
    },
    { statementTimeout: 60_000 },
  );
}

/** @returns whether the sender's state changed */
async function judge(
  deps: Pick<CheckDeps, 'logger'>,
  tx: TeamTx,
  now: Date,
  standing: SenderStanding,
  complaintRate: number | null,
): Promise<boolean> {
  if (standing.health === 'quarantined') {
    if (standing.quarantinedUntil === null || standing.quarantinedUntil > now) return false;
    await setHealth(tx, now, standing, 'watch', PROBATION, { warmUpFrom: pacificDay(now) });
    await note(tx, now, standing, 'sender.quarantine_over', PROBATION);
    return true;
  }
  const verdict = withComplaints(
    assessHealth(standing.kind === 'number' ? 'sms' : 'email', standing),
    complaintRate,
  );
  const moved = verdict.verdict !== standing.health;
  await writeDown(tx, now, standing, verdict, moved);
  if (!moved) return false;
  const until = verdict.verdict === 'quarantined' ? new Date(now.getTime() + QUARANTINE_MS) : null;
  await setHealth(tx, now, standing, verdict.verdict, verdict.reason, { until });
  if (until) {
    await note(tx, now, standing, 'sender.quarantine', verdict.reason ?? '');
    deps.logger.error(
      { teamId: tx.teamId, senderId: standing.id, tests: verdict.tests },
      'a sender was quarantined: nothing more leaves from it until it is lifted',
    );
  }
  return true;
}

const RANK: Readonly<Record<SenderHealthState, number>> = { healthy: 0, watch: 1, quarantined: 2 };

/** A mailbox answers for the complaints about its whole domain. */
function withComplaints(own: HealthVerdict, rate: number | null): HealthVerdict {
  const verdict = complaintVerdict(rate);
  if (rate === null || RANK[verdict] <= RANK[own.verdict]) return own;
  const limit = verdict === 'quarantined' ? 'paused from 0.30 % on' : 'warned from 0.10 % on';
  return {
    ...own,
    verdict,
    reason: `${(100 * rate).toFixed(2)} % of the domain’s mails of 30 days were called spam; it is ${limit}.`,
  };
}

async function setHealth(
  tx: TeamTx,
  now: Date,
  { id, kind }: SenderStanding,
  health: SenderHealthState,
  reason: string | null,
  also: { until?: Date | null; warmUpFrom?: string },
): Promise<void> {
  // The end of the last quarantine stays: the next figures begin there.
  await tx.client.query(
    `update ${kind === 'number' ? 'sender_numbers' : 'sender_mailboxes'} set health = $3, health_reason = $4,
       quarantined_until = coalesce($5, quarantined_until), warm_up_started_on = coalesce($6::date, warm_up_started_on), updated_at = $7
     where team_id = $1 and id = $2`,
    [
      tx.teamId,
      id,
      health,
      reason,
      also.until?.toISOString() ?? null,
      also.warmUpFrom ?? null,
      now.toISOString(),
    ],
  );
}

async function note(
  tx: TeamTx,
  now: Date,
  { id, kind }: SenderStanding,
  action: string,
  reason: string,
): Promise<void> {
  const ctx = { teamId: tx.teamId, actor: { type: 'system' as const, name: 'health' }, requestId: newId() };
  await audit(tx, ctx, now, {
    action,
    subjectType: kind === 'number' ? 'sender_number' : 'sender_mailbox',
    subjectId: id,
    detail: { reason },
  });
}

async function writeDown(
  tx: TeamTx,
  now: Date,
  standing: SenderStanding,
  verdict: HealthVerdict,
  moved: boolean,
): Promise<void> {
  const stale = standing.lastAt === null || now.getTime() - standing.lastAt.getTime() >= WRITE_EVERY_MS;
  const differs = figuresText(standing) !== (standing.lastFigures ?? '0 0 0 0 0 0');
  if (!moved && !(stale && differs)) return;
  const number = standing.kind === 'number';
  await tx.client.query(
    `insert into sender_health_checks (team_id, id, sender_number_id, sender_mailbox_id, since, sent, delivered, failed, opted_out, replied,
       complained, verdict, tests, reason, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      tx.teamId,
      newId(),
      number ? standing.id : null,
      number ? null : standing.id,
      standing.since.toISOString(),
      standing.sent,
      standing.delivered,
      standing.failed,
      standing.optedOut,
      standing.replied,
      standing.complained,
      verdict.verdict,
      JSON.stringify(verdict.tests),
      verdict.reason,
      now.toISOString(),
    ],
  );
  await tx.client.query(
    `delete from sender_health_checks where team_id = $1 and ${number ? 'sender_number_id' : 'sender_mailbox_id'} = $2 and created_at < $3`,
    [tx.teamId, standing.id, new Date(now.getTime() - KEEP_MS).toISOString()],
  );
}
