import type { TeamTx } from '@og/db';
import type { Platform } from '../../platform/platform.js';
import { decideSend, loadManyFacts, oneOffSubject, reasonMessage } from '../compliance/index.js';

type ReadDeps = Pick<Platform, 'database' | 'clock' | 'vault'>;

export interface ContactabilityView {
  verdict: string;
  reason: string | null;
  message: string;
  retryAt: Date | null;
}

/**
 * Whether a person could text each lead now, decided by the gate that decides sends. It looks at the lead's first
 * number and any sender that is ready; a send is decided again in its own transaction.
 */
export async function loadContactability(
  deps: ReadDeps,
  teamId: string,
  leadIds: readonly string[],
): Promise<Map<string, ContactabilityView>> {
  const now = deps.clock.now();
  return deps.database.withTeam(
    teamId,
    async (tx) => {
      const found = new Map<string, ContactabilityView>();
      const senderId = await readySender(tx);
      const numbers = await firstNumbers(tx, leadIds);
      const subjects = numbers.map(([leadId, address]) =>
        oneOffSubject({ leadId, channel: 'sms', address, senderId }),
      );
      const facts = await loadManyFacts(tx, deps.vault, now, subjects);
      for (const [place, loaded] of facts.entries()) {
        const leadId = numbers[place]?.[0];
        if (!loaded || !leadId) continue;
        const { verdict, reason, retryAt } = decideSend(loaded);
        found.set(leadId, {
          verdict,
          reason: verdict === 'allow' ? null : reason,
          message: reasonMessage(reason),
          retryAt,
        });
      }
      return found;
    },
    { readOnly: true },
  );
}

/** A number of the team that could send, the oldest; null when there is none. */
async function readySender(tx: TeamTx): Promise<string | null> {
  const { rows } = await tx.client.query<{ id: string }>(
    `select s.id from sender_numbers s join integrations i on i.team_id = s.team_id and i.id = s.integration_id
     where s.team_id = $1 and s.state = 'active' order by (i.state = 'connected') desc, s.created_at limit 1`,
    [tx.teamId],
  );
  return rows[0]?.id ?? null;
}

/** The number of each lead that would be texted; '' for a lead without one. */
async function firstNumbers(tx: TeamTx, leadIds: readonly string[]): Promise<[string, string][]> {
  const { rows } = await tx.client.query<{ id: string; phone: string | null }>(
    `select l.id, (select p.phone from lead_phones p where p.team_id = l.team_id and p.lead_id = l.id and p.invalid_at is null
       order by p.position, p.id limit 1) as phone
     from leads l where l.team_id = $1 and l.id = any($2::uuid[])`,
    [tx.teamId, leadIds],
  );
  return rows.map((row) => [row.id, row.phone ?? '']);
}
