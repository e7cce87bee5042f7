import { newId, type TeamTx } from '@og/db';
import { againOnConflict } from '../../../platform/again-on-conflict.js';
import type { Platform } from '../../../platform/platform.js';
import { lockPeople } from '../../compliance/index.js';
import { closeConversationOf, revokePerson } from '../../inbox/index.js';
import type { UnsubscribeGrant } from '../unsubscribe-token.js';

/** `one_click`: by a mail client (RFC 8058). `page`: by the person, on our page. `vendor`: through the vendor's own link. */
export type UnsubscribedBy = 'one_click' | 'page' | 'vendor';

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox' | 'vault'>;

/**
 * A person wants no more mail: the whole person is suppressed and nothing stays pending, on every channel. Doing it
 * again changes nothing. A mail that is no longer known belonged to somebody whose data was erased, and who therefore
 * stays suppressed.
 */
export async function unsubscribe(deps: Deps, grant: UnsubscribeGrant, by: UnsubscribedBy): Promise<void> {
  await againOnConflict(() =>
    deps.database.withTeam(grant.teamId, async (tx) => {
      const mail = await lockPeople(
        tx,
        () => findMail(tx, grant.ledgerId),
        (found) => ({
          leadIds: found ? [found.lead_id] : [],
          addresses: found ? [found.address] : [],
        }),
      );
      if (!mail) return;
      const now = deps.clock.now();
      if (await isSuppressed(tx, deps, mail)) return;
      await revokePerson(tx, deps, now, {
        leadId: mail.lead_id,
        from: { channel: 'email', address: mail.address },
        reason: 'opt_out',
        source: `unsubscribe:${by}`,
        messageId: mail.message_id,
        title: 'Unsubscribed by e-mail',
      });
      await closeConversationOf(tx, deps, now, mail.lead_id);
      await tx.client.query(
        `insert into message_events (team_id, id, message_id, ledger_id, from_state, to_state, attempt, source, reason, dedupe_key, created_at)
         values ($1, $2, $3, $4, null, 'unsubscribe', 0, 'callback', $5, $6, $7) on conflict do nothing`,
        [
          tx.teamId,
          newId(),
          mail.message_id,
          grant.ledgerId,
          by,
          `unsubscribe:${newId()}`,
          now.toISOString(),
        ],
      );
      await deps.outbox.event(tx, now, 'lead.changed.v1', [mail.lead_id], { count: 1 });
    }),
  );
}

interface Mail {
  lead_id: string;
  message_id: string;
  address: string;
}

/** The mail, and the lead that it belongs to now: one that was merged away leads on to the one that lives. */
async function findMail(tx: TeamTx, ledgerId: string): Promise<Mail | null> {
  const { rows } = await tx.client.query<Mail>(
    `with recursive chain as (
       select l.id, l.merged_into, s.message_id, s.address, 0 as hops
       from send_ledger s join leads l on l.team_id = $1 and l.id = s.lead_id where s.team_id = $1 and s.id = $2 and s.channel = 'email'
       union all
       select l.id, l.merged_into, c.message_id, c.address, hops + 1
       from chain c join leads l on l.team_id = $1 and l.id = c.merged_into where hops < 10
     ) select id as lead_id, message_id, address from chain order by hops desc limit 1`,
    [tx.teamId, ledgerId],
  );
  return rows[0] ?? null;
}

/** The address is barred by the person's own word, and nothing of theirs is pending. */
async function isSuppressed(tx: TeamTx, { vault }: Pick<Deps, 'vault'>, mail: Mail): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `select from suppression_list s join leads l on l.team_id = s.team_id and l.id = $3
     where s.team_id = $1 and s.address_hash = $2 and s.reason = 'opt_out' and s.lifted_at is null and s.source not like 'keyword:%'
       and l.opted_out_at is not null
       and not exists (select from send_ledger p where p.team_id = $1 and p.lead_id = $3 and p.state in ('planned', 'held', 'ready') and not p.transactional)
     limit 1`,
    [tx.teamId, vault.addressHash('email', mail.address), mail.lead_id],
  );
  return Boolean(rowCount);
}

/** The team's name as its mails give it; null when there is no such team. */
export async function brandOf(deps: Pick<Platform, 'database'>, teamId: string): Promise<string | null> {
  return deps.database.withTeam(
    teamId,
    async (tx) => {
      const { rows } = await tx.client.query<{ brand: string }>(
        `select coalesce(nullif(s.brand_name, ''), t.name) as brand from teams t left join team_settings s on s.team_id = t.id where t.id = $1`,
        [teamId],
      );
      return rows[0]?.brand ?? null;
    },
    { readOnly: true },
  );
}
