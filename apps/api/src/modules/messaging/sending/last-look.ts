import type { Platform } from '../../../platform/platform.js';
import { CLAIM_GOOD_MS } from '../../compliance/index.js';
import { transition } from '../ledger/transition.js';
import { returnUses } from './day-caps.js';
import { LEASE_MS } from './lease.js';
import type { ClaimedSend } from './send-deps.js';

type Deps = Pick<Platform, 'database' | 'clock' | 'vault' | 'outbox' | 'logger'>;

/** Between tries to put claims back while the database is away. */
const AGAIN_MS = 500;

/**
 * Which of a batch's claims may still leave: still ours, at this attempt, within the lease, and nobody withdrew,
 * paused or stopped it meanwhile. A claim says what may leave now; when more time than it is good for has passed since,
 * because slots are paced or the process stood still, the database is asked once more before a socket opens. What may not was never on the wire: it goes back, and the gate says what becomes of it.
 */
export class LastLook {
  private readonly refused = new Set<string>();
  private lookedAt: number;

  /** @param claimedAt just before the claim was committed, by `performance.now()` */
  constructor(
    private readonly deps: Deps,
    claimedAt: number,
  ) {
    this.lookedAt = claimedAt;
  }

  /**
   * Whether a send may open its socket now; asks for it and all that are still to come when the claim is no longer
   * fresh. Without an answer nothing leaves.
   */
  async allows(claim: ClaimedSend, waiting: readonly ClaimedSend[]): Promise<boolean> {
    if (!this.refused.has(claim.ledgerId) && performance.now() - this.lookedAt > CLAIM_GOOD_MS)
      await this.look([claim, ...waiting].filter((one) => !this.refused.has(one.ledgerId)));
    return !this.refused.has(claim.ledgerId);
  }

  private async look(claims: readonly ClaimedSend[]): Promise<void> {
    const asked = performance.now();
    const answer = await this.ask(claims).catch((error: unknown) => {
      this.deps.logger.warn({ err: error }, 'claims could not be looked at once more: nothing leaves');
      return null;
    });
    this.lookedAt = asked;
    if (!answer) {
      for (const claim of claims) this.refused.add(claim.ledgerId);
      void this.putBackWhenItCan(claims);
      return;
    }
    const { ours, fit } = answer;
    const unfit = claims.filter((claim) => !fit.has(claim.ledgerId));
    for (const claim of unfit) this.refused.add(claim.ledgerId);
    const never = unfit.filter((claim) => ours.has(claim.ledgerId));
    await this.putBack(never).catch((error: unknown) => {
      this.deps.logger.warn({ err: error }, 'claims that never left could not be put back: will try again');
      void this.putBackWhenItCan(never);
    });
  }

  /** Rows that are still this attempt's, and those of them that may leave. */
  private async ask(claims: readonly ClaimedSend[]): Promise<{ ours: Set<string>; fit: Set<string> }> {
    const { database, clock, vault } = this.deps;
    const teamId = claims[0]?.teamId ?? '';
    const rows = await database.withTeam(
      teamId,
      async (tx) =>
        (
          await tx.client.query<{ id: string; fit: boolean }>(
            `select l.id, (l.lease_until > $5 and (l.transactional or not (d.opted_out_at is not null
               or exists (select from suppression_list a where a.team_id = $1 and a.address_hash = c.hash and a.lifted_at is null)))
               and not (l.one_off_key like 'auto:%' and exists (select from agent_settings s where s.team_id = $1 and s.stopped_at is not null))
               and not ((l.one_off_key like 'auto:%' or l.enrollment_id is not null)
                 and exists (select from team_settings t where t.team_id = $1 and t.kill_switch))
               and (l.campaign_id is null or n.state = 'active') and (l.enrollment_id is null or e.state = 'active')) as fit
             from unnest($2::uuid[], $3::int[], $4::text[]) as c(id, attempt, hash)
               join send_ledger l on l.team_id = $1 and l.id = c.id and l.state = 'submitting' and l.attempt = c.attempt
               join leads d on d.team_id = $1 and d.id = l.lead_id
               left join campaigns n on n.team_id = $1 and n.id = l.campaign_id
               left join enrollments e on e.team_id = $1 and e.id = l.enrollment_id`,
            [
              teamId,
              claims.map((claim) => claim.ledgerId),
              claims.map((claim) => claim.attempt),
              claims.map((claim) => vault.addressHash(claim.channel, claim.to)),
              clock.now().toISOString(),
            ],
          )
        ).rows,
      { readOnly: true },
    );
    return {
      ours: new Set(rows.map((row) => row.id)),
      fit: new Set(rows.filter((row) => row.fit).map((row) => row.id)),
    };
  }

  /**
   * The database is away: that nothing has left is known here alone, and is told as soon as it answers. A process
   * that dies before that leaves the rows in doubt, when their leases run out.
   */
  private async putBackWhenItCan(claims: readonly ClaimedSend[]): Promise<void> {
    for (const end = performance.now() + LEASE_MS; performance.now() < end;) {
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      try {
        await this.putBack(claims);
        return;
      } catch (error) {
        this.deps.logger.debug({ err: error }, 'claims that never left could not be put back yet');
      }
    }
  }

  /** Proof that nothing was taken: no byte has left. A row that has moved on meanwhile stays where it is. */
  private async putBack(claims: readonly ClaimedSend[]): Promise<void> {
    const [first] = claims;
    if (!first) return;
    const { database, clock, outbox } = this.deps;
    await database.withTeam(first.teamId, async (tx) => {
      const now = clock.now();
      const moved = await transition(tx, now, {
        rows: claims.map((claim) => ({ id: claim.ledgerId, attempt: claim.attempt })),
        from: 'submitting',
        to: 'ready',
        source: 'sender',
        reason: 'stopped_before_socket',
        dueAt: now,
      });
      const back = new Set(moved.map((row) => row.id));
      await returnUses(
        tx,
        claims.filter((claim) => back.has(claim.ledgerId)).flatMap((claim) => claim.counted ?? []),
      );
      if (moved.length > 0) await outbox.job(tx, now, 'campaign/drain', { lane: 0 });
    });
  }
}
