import { firstDueAt, keptOutBy, type Channel } from '@og/core';
import type { TeamTx } from '@og/db';
import { assessLead, type Assessment, type PlanContext } from '../audience/assess-lead.js';
import type { AudienceLead } from '../audience/audience-leads.js';
import { planContext } from '../audience/plan-context.js';
import type { CampaignRow } from '../campaign-row.js';
import { sequenceOf } from '../definition/write-steps.js';
import { loadEntryFacts } from './entry-facts.js';
import { channelsOf, readGraphs } from './graphs.js';
import { senderBooks } from './senders.js';

/** A run as it begins, or the reason why it does not. */
export interface NewRun {
  leadId: string;
  state: 'active' | 'suppressed';
  reason: string | null;
  dueAt: Date | null;
  number: string | null;
  mailbox: string | null;
  phone: string | null;
  email: string | null;
}

/**
 * How runs begin for the next leads of a campaign's audience: enrollment writes them down, the forecast walks them.
 * @param campaign with `enroll_count` as the place of the first of these leads
 */
export async function newRuns(
  tx: TeamTx,
  now: Date,
  campaign: CampaignRow,
  leads: readonly AudienceLead[],
): Promise<NewRun[]> {
  const context = await planContext(tx, now, campaign.send_window);
  const graph = (await readGraphs(tx, [campaign.sequence_version_id])).get(campaign.sequence_version_id);
  if (!graph) throw new Error('A launched campaign without steps.');
  const channels = channelsOf(graph);
  const dueAt = firstDueAt(graph, now);
  const senders = await senderBooks(tx, now, campaign);
  const entries = await loadEntryFacts(tx, now, {
    campaignId: campaign.id,
    sequenceId: await sequenceOf(tx, campaign.sequence_version_id),
    leadIds: leads.map((lead) => lead.id),
  });
  const policy = { reEntryAfterDays: campaign.re_entry_after_days, exclusive: campaign.exclusive };
  return leads.map((lead, index): NewRun => {
    const rule = keptOutBy(
      entries.get(lead.id) ?? { now, lastRunAt: null, inExclusiveCampaign: false },
      policy,
    );
    const entry = rule ? { leftOut: rule.reason } : admitted(lead, context, channels);
    if ('leftOut' in entry)
      return {
        leadId: lead.id,
        state: 'suppressed',
        reason: entry.leftOut,
        dueAt: null,
        number: null,
        mailbox: null,
        phone: null,
        email: null,
      };
    const turn = campaign.enroll_count + index;
    return {
      leadId: lead.id,
      state: 'active',
      reason: null,
      dueAt,
      number: entry.phone ? (senders.sms.choose(lead.conversation_sender, turn)?.id ?? null) : null,
      mailbox: entry.email ? (senders.email.choose(lead.conversation_mailbox, turn)?.id ?? null) : null,
      phone: entry.phone,
      email: entry.email,
    };
  });
}

function admitted(
  lead: AudienceLead,
  context: PlanContext,
  channels: readonly Channel[],
): Pick<Assessment, 'phone' | 'email'> | { leftOut: string } {
  const assessment = assessLead(lead, context, channels);
  const enters = assessment.verdict === 'allow' || assessment.verdict === 'hold';
  return enters ? assessment : { leftOut: assessment.reason };
}
