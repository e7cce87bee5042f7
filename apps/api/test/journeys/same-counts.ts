import { expect } from 'vitest';
import type { JourneyWorld } from './journey-world.js';

/** Midnight in New York of the journey's day, in which the reporting day begins. */
const midnight = (now: Date) => new Date(`${now.toISOString().slice(0, 10)}T05:00:00.000Z`);

/** Each number that screens show, against a statement of its own. */
export async function expectCountsOfTheDatabase(world: JourneyWorld, campaignId: string): Promise<void> {
  const count = (sql: string) => world.count(sql);
  const ledger = (where: string) =>
    count(`select count(*) from send_ledger where campaign_id = '${campaignId}' and ${where}`);
  const runs = (where: string) =>
    count(`select count(*) from enrollments where campaign_id = '${campaignId}' and ${where}`);
  const { counts } = await world.campaign(campaignId);
  expect(counts).toEqual({
    enrolled: await runs('true'),
    planned:
      (await ledger(`(state in ('ready', 'submitting') or (state = 'planned' and reason is null))`)) +
      (await runs(`state in ('pending', 'active') and next_due_at is not null`)),
    held:
      (await ledger(`(state = 'held' or (state = 'planned' and reason is not null))`)) +
      (await runs(`state = 'held'`)),
    suppressed: await runs(`state = 'suppressed'`),
    sent: await ledger('provider_id is not null'),
    delivered: await ledger(`state in ('delivered', 'read')`),
    failed: await ledger(`state in ('failed', 'undelivered', 'expired')`),
    unknown: await ledger(`state in ('unknown', 'failed_unknown')`),
    replied: await runs(`state = 'replied'`),
    optedOut: await runs(`state = 'opted_out'`),
  });

  const { inboxCounts, home, leadsCount } = await world.data<Record<string, Record<string, unknown>>>(
    `{ inboxCounts { needsReply hot mine done optedOut all }
       home { leads newLeads activeCampaigns sentToday deliveredToday failedToday repliesToday optOutsToday unknownSends
         needsReply hot mine runningImports hasSender hasLeads hasCampaign }
       leadsCount(filter: {}) }`,
  );
  const items = (where: string) =>
    count(
      `select count(*) from inbox_items i where ${where} and exists (select from leads l where l.id = i.lead_id and l.deleted_at is null)`,
    );
  const inbox = {
    needsReply: await items(`state = 'open' and not opted_out`),
    hot: await items(`state = 'open' and not opted_out and priority >= 70`),
    mine: await items(`state = 'open' and not opted_out and assignee_id = '${world.session.userId}'`),
    done: await items(`state = 'done' and not opted_out`),
    optedOut: await items('opted_out'),
    all: await items('true'),
  };
  expect(inboxCounts).toEqual(inbox);
  const leads = await count('select count(*) from leads where deleted_at is null');
  expect(leadsCount).toBe(leads);

  const since = `'${midnight(world.clock.now()).toISOString()}'`;
  expect(home).toEqual({
    leads,
    newLeads: await count(`select count(*) from leads where deleted_at is null and stage = 'new'`),
    activeCampaigns: await count(`select count(*) from campaigns where state = 'active'`),
    sentToday: await count(
      `select count(*) from send_ledger where provider_id is not null and accepted_at >= ${since}`,
    ),
    deliveredToday:
      await count(`select count(*) from messages where direction = 'outbound' and state in ('delivered', 'read')
      and exists (select from send_ledger l where l.message_id = messages.id and l.accepted_at >= ${since})`),
    failedToday: await count(
      `select count(*) from send_ledger where state in ('failed', 'undelivered') and updated_at >= ${since}`,
    ),
    repliesToday: await count(
      `select count(*) from messages where direction = 'inbound' and created_at >= ${since}`,
    ),
    optOutsToday: await count(
      `select count(*) from leads where deleted_at is null and opted_out_at >= ${since}`,
    ),
    unknownSends: 0,
    needsReply: inbox.needsReply,
    hot: inbox.hot,
    mine: inbox.mine,
    runningImports: 0,
    hasSender: true,
    hasLeads: leads > 0,
    hasCampaign: true,
  });
}
