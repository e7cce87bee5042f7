import type { Database } from './database';

/**
 * What the page of a campaign must show, counted from the tables by what each counter is said to count.
 * `underWay`: messages of which more is to be heard soon; what waits for a rule or a later attempt is not.
 */
export async function countCampaign(database: Database, campaignId: string) {
  const ledger = await database.one<Record<string, number>>(
    `select count(*) filter (where accepted_at is not null)::int as sent,
       count(*) filter (where state = 'delivered')::int as delivered,
       count(*) filter (where state in ('failed', 'undelivered', 'expired'))::int as failed,
       count(*) filter (where state in ('unknown', 'failed_unknown'))::int as unknown,
       count(*) filter (where state in ('ready', 'submitting') or (state = 'planned' and reason is null))::int as planned,
       count(*) filter (where state = 'held' or (state = 'planned' and reason is not null))::int as held,
       count(*) filter (where state in ('ready', 'submitting', 'accepted', 'sent', 'unknown')
           or (state = 'planned' and reason is null))::int as "underWay"
     from send_ledger where campaign_id = $1`,
    [campaignId],
  );
  const runs = await database.one<Record<string, number>>(
    `select count(*)::int as enrolled,
       count(*) filter (where state in ('pending', 'active') and next_due_at is not null)::int as planned,
       count(*) filter (where state = 'held')::int as held,
       count(*) filter (where state = 'suppressed')::int as suppressed,
       count(*) filter (where state = 'replied')::int as replied,
       count(*) filter (where state = 'opted_out')::int as "optedOut"
     from enrollments where campaign_id = $1`,
    [campaignId],
  );
  const of = (row: Record<string, number>, name: string) => row[name] ?? 0;
  return {
    underWay: of(ledger, 'underWay'),
    shown: {
      Enrolled: of(runs, 'enrolled'),
      Planned: of(ledger, 'planned') + of(runs, 'planned'),
      Held: of(ledger, 'held') + of(runs, 'held'),
      Suppressed: of(runs, 'suppressed'),
      Sent: of(ledger, 'sent'),
      Delivered: of(ledger, 'delivered'),
      Failed: of(ledger, 'failed'),
      Unknown: of(ledger, 'unknown'),
      Replied: of(runs, 'replied'),
      'Opted out': of(runs, 'optedOut'),
    },
  };
}
