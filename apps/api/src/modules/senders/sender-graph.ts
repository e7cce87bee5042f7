import { pacificDay } from '@og/core';
import type { TeamTx } from '@og/db';
import { complaintRates } from './complaint-rates.js';
import { healthOf } from './health-view.js';
import { BRANDS, CAMPAIGNS, DOMAINS, MAILBOXES, NUMBERS, POOLS, SENT_TODAY } from './sender-graph.sql.js';
import type {
  BrandRow,
  CampaignRow,
  DomainRow,
  MailboxRow,
  NumberRow,
  PoolRow,
} from './sender-graph.rows.js';
import type {
  BrandView,
  SenderMailboxView,
  SenderNumberView,
  SenderPoolView,
  SendingDomainView,
  TenDlcCampaignView,
} from './sender-views.js';
import { warmUpView } from './warm-up-view.js';
import { maskDetails } from './registration/details.js';

/** Everything that a team sends from, wired together; in the order in which it was added. */
export interface SenderGraph {
  numbers: SenderNumberView[];
  pools: SenderPoolView[];
  campaigns: TenDlcCampaignView[];
  brands: BrandView[];
  domains: SendingDomainView[];
  mailboxes: SenderMailboxView[];
}

/** Read a team's senders and their registrations, inside a transaction, in a fixed number of statements. */
export async function readSenderGraph(tx: TeamTx, now: Date): Promise<SenderGraph> {
  const today = pacificDay(now);
  const ask = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
    (await tx.client.query<T>(sql, [tx.teamId, ...values])).rows;
  const brandRows = await ask<BrandRow>(BRANDS, [today]);
  const campaignRows = await ask<CampaignRow>(CAMPAIGNS);
  const numberRows = await ask<NumberRow>(NUMBERS);
  const domainRows = await ask<DomainRow>(DOMAINS);
  const mailboxRows = await ask<MailboxRow>(MAILBOXES);
  const poolRows = await ask<PoolRow>(POOLS);
  const sentRows = await ask<{ id: string; count: number }>(SENT_TODAY, [now.toISOString()]);
  const sent = new Map(sentRows.map(({ id, count }) => [id, count]));
  const rates = await complaintRates(tx, now);

  const campaigns = campaignRows.map(campaignView);
  const brands = brandRows.map((row) => brandView(row, campaigns));
  const numbers = numberRows.map((row) => {
    const view = numberView(row, today, sent.get(row.id) ?? 0, campaigns);
    const brand = brands.find(({ id }) => id === view.tenDlcCampaign?.brandId);
    view.allowedToday = allowed(view, brand);
    view.tenDlcCampaign?.numbers.push(view);
    return view;
  });
  const domains = domainRows.map((row) => domainView(row, rates.get(row.id) ?? null));
  const mailboxes = mailboxRows.flatMap((row) => mailboxView(row, today, sent.get(row.id) ?? 0, domains));
  const pools = poolRows.map((row) => ({
    __typename: 'SenderPool' as const,
    id: row.id,
    name: row.name,
    rotation: row.rotation,
    failover: row.failover,
    createdAt: row.created_at,
    numbers: row.number_ids.flatMap((id) => numbers.find((number) => number.id === id) ?? []),
  }));
  return { numbers, pools, campaigns, brands, domains, mailboxes };
}

function campaignView(row: CampaignRow): TenDlcCampaignView {
  return {
    __typename: 'TenDlcCampaign',
    id: row.id,
    brandId: row.brand_id,
    providerId: row.provider_id,
    state: row.state,
    stateReason: row.state_reason,
    useCase: row.use_case,
    description: row.description,
    messageFlow: row.message_flow,
    samples: row.samples,
    details: row.details,
    segmentsPerSecond: row.segments_per_second,
    numbers: [],
    checkedAt: row.checked_at,
    createdAt: row.created_at,
  };
}

function brandView(row: BrandRow, campaigns: readonly TenDlcCampaignView[]): BrandView {
  return {
    __typename: 'Brand',
    id: row.id,
    providerId: row.provider_id,
    state: row.state,
    stateReason: row.state_reason,
    displayName: row.display_name,
    companyName: row.company_name,
    details: maskDetails(row.details),
    trustScore: row.trust_score,
    soleProprietor: row.sole_proprietor,
    dailySegmentCap: row.daily_segment_cap,
    segmentsToday: row.segments_today,
    campaigns: campaigns.filter(({ brandId }) => brandId === row.id),
    checkedAt: row.checked_at,
    createdAt: row.created_at,
  };
}

function numberView(
  row: NumberRow,
  today: string,
  sentToday: number,
  campaigns: readonly TenDlcCampaignView[],
): SenderNumberView {
  return {
    __typename: 'SenderNumber',
    id: row.id,
    vendor: row.vendor,
    phone: row.phone,
    label: row.label,
    kind: row.kind,
    state: row.state,
    stateReason: row.state_reason,
    weight: row.weight,
    segmentsPerSecond: row.segments_per_second,
    dailyCap: row.daily_cap,
    allowedToday: null,
    sentToday,
    warmUp: warmUpView('number', row.warm_up_started_on, today),
    health: healthOf(row),
    tenDlcCampaign: campaigns.find(({ id }) => id === row.ten_dlc_campaign_id) ?? null,
    agent: row.agent,
    createdAt: row.created_at,
  };
}

/** The brand's rest is in segments; one message is at least one. */
function allowed(number: SenderNumberView, brand: BrandView | undefined): number | null {
  const limits = [number.warmUp?.allowedToday, number.dailyCap].filter(
    (limit) => limit !== null && limit !== undefined,
  );
  if (brand && number.kind === 'long_code')
    limits.push(number.sentToday + Math.max(0, brand.dailySegmentCap - brand.segmentsToday));
  return limits.length > 0 ? Math.min(...limits) : null;
}

function domainView(row: DomainRow, complaintRate: number | null): SendingDomainView {
  return {
    __typename: 'SendingDomain',
    id: row.id,
    domain: row.domain,
    state: row.state,
    stateReason: row.state_reason,
    spf: row.spf,
    dkim: row.dkim,
    dmarc: row.dmarc,
    records: row.records,
    complaintRate,
    checkedAt: row.checked_at,
    createdAt: row.created_at,
  };
}

function mailboxView(
  row: MailboxRow,
  today: string,
  sentToday: number,
  domains: readonly SendingDomainView[],
): SenderMailboxView[] {
  const domain = domains.find(({ id }) => id === row.domain_id);
  if (!domain) return [];
  const warmUp = warmUpView('mailbox', row.warm_up_started_on, today);
  const limits = [warmUp?.allowedToday, row.daily_cap].filter(
    (limit) => limit !== null && limit !== undefined,
  );
  return [
    {
      __typename: 'SenderMailbox',
      id: row.id,
      vendor: row.vendor,
      address: row.address,
      displayName: row.display_name,
      replyTo: row.reply_to,
      domain,
      state: row.state,
      stateReason: row.state_reason,
      dailyCap: row.daily_cap,
      allowedToday: limits.length > 0 ? Math.min(...limits) : null,
      sentToday,
      warmUp,
      health: healthOf(row),
      createdAt: row.created_at,
    },
  ];
}
