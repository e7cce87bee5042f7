import { pacificDay, registrationOf, type SendFacts, type SenderFact } from '@og/core';
import type { TeamTx } from '@og/db';
import type { DncFacts } from '../../compliance/index.js';
import { limitsOf, type SenderLimits } from '../../senders/index.js';
import { planFacts, type PlanContext } from '../audience/assess-lead.js';
import type { AudienceLead } from '../audience/audience-leads.js';
import type { ForecastSender } from './forecast.view.js';

/** A sender of the campaign with everything that the gate and its queue ask about it. */
export interface KnownSender extends ForecastSender {
  fact: SenderFact;
  tenDlc: SendFacts['tenDlc'];
  domainVerified: boolean;
  limits: SenderLimits | null;
}

interface Row {
  id: string;
  channel: 'sms' | 'email';
  address: string;
  label: string | null;
  kind: 'long_code' | 'toll_free' | 'short_code' | null;
  state: 'active' | 'pending' | 'blocked' | 'retired';
  usable: boolean;
  campaign_state: 'draft' | 'pending' | 'active' | 'rejected' | 'suspended' | null;
  brand_state: 'draft' | 'pending' | 'verified' | 'vetted_verified' | 'failed' | null;
  domain_verified: boolean;
}

const SQL = `
select s.id, 'sms' as channel, s.phone as address, s.label, s.kind::text, s.state::text,
  i.state = 'connected' and not (s.health = 'quarantined' and coalesce(s.quarantined_until, 'infinity') > $3) as usable,
  c.state::text as campaign_state, b.state::text as brand_state, true as domain_verified
from sender_numbers s
  join integrations i on i.team_id = $1 and i.id = s.integration_id
  left join ten_dlc_campaigns c on c.team_id = $1 and c.id = s.ten_dlc_campaign_id
  left join brands b on b.team_id = $1 and b.id = c.brand_id
where s.team_id = $1 and s.id = any($2::uuid[])
union all
select m.id, 'email', m.address, m.display_name, null, m.state::text,
  i.state = 'connected' and not (m.health = 'quarantined' and coalesce(m.quarantined_until, 'infinity') > $3),
  null, null, d.state = 'verified'
from sender_mailboxes m
  join integrations i on i.team_id = $1 and i.id = m.integration_id
  join sending_domains d on d.team_id = $1 and d.id = m.domain_id
where m.team_id = $1 and m.id = any($2::uuid[])`;

const STATES = { active: 'ready', pending: 'pending', blocked: 'blocked', retired: 'released' } as const;

/** Senders by id, with their registration and limits. */
export async function readSenders(
  tx: TeamTx,
  now: Date,
  ids: readonly string[],
): Promise<Map<string, KnownSender>> {
  if (ids.length === 0) return new Map();
  const { rows } = await tx.client.query<Row>(SQL, [tx.teamId, ids, now.toISOString()]);
  const limits = await limitsOf(tx, now, ids);
  return new Map(
    rows.map((row): [string, KnownSender] => [
      row.id,
      {
        id: row.id,
        channel: row.channel,
        address: row.address,
        label: row.label,
        fact: { id: row.id, state: row.usable ? STATES[row.state] : 'blocked', kind: row.kind ?? 'mailbox' },
        tenDlc:
          row.kind === null
            ? 'not_required'
            : registrationOf({
                kind: row.kind,
                state: row.state,
                campaignState: row.campaign_state,
                brandState: row.brand_state,
              }),
        domainVerified: row.domain_verified,
        limits: limits.get(row.id) ?? null,
      },
    ]),
  );
}

/** What left today, by scope, and the Pacific day that it is. */
export async function readUsedToday(
  tx: TeamTx,
  now: Date,
  scopes: readonly string[],
): Promise<Map<string, { messages: number; segments: number }>> {
  const { rows } = await tx.client.query<{ scope: string; messages: number; segments: number }>(
    'select scope, messages, segments from send_counters where team_id = $1 and day = $2 and scope = any($3::text[])',
    [tx.teamId, pacificDay(now), scopes],
  );
  return new Map(rows.map(({ scope, ...counts }) => [scope, counts]));
}

export interface GateSetUp {
  context: PlanContext;
  senders: ReadonlyMap<string, KnownSender>;
  dnc: DncFacts;
  listed: ReadonlySet<string>;
  postalAddress: boolean;
  killSwitch: boolean;
  exitsOnReply: boolean;
}

/** What the gate would be told about this lead's messages; the same facts that a claim reads, as far as they are known now. */
export function gateFactsOf(
  lead: AudienceLead,
  addresses: { phone: string | null; email: string | null },
  setUp: GateSetUp,
): (channel: 'sms' | 'email', senderId: string) => SendFacts {
  const { phone, email } = addresses;
  const lineType = lead.phones.find((item) => item.phone === phone)?.lineType ?? null;
  const sms = phone === null ? null : planFacts(lead, { channel: 'sms', phone, lineType }, setUp.context);
  const mail = email === null ? null : planFacts(lead, { channel: 'email', email }, setUp.context);
  return (channel, senderId) => {
    const facts = channel === 'sms' ? sms : mail;
    if (!facts) throw new Error('A message to an address that the run does not have.');
    const sender = setUp.senders.get(senderId);
    return {
      ...facts,
      sender: sender?.fact ?? null,
      tenDlc: sender?.tenDlc ?? 'not_required',
      killSwitch: setUp.killSwitch,
      personReplied: setUp.exitsOnReply && lead.open_item,
      dnc: { ...setUp.dnc, listed: phone !== null && setUp.listed.has(phone) },
      email:
        channel === 'email'
          ? {
              postalAddress: setUp.postalAddress,
              oneClickUnsubscribe: true,
              domainVerified: sender?.domainVerified ?? false,
              complaintRate: null,
            }
          : null,
    };
  };
}
