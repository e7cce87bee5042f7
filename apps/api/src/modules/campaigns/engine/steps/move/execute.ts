import { delayMs, type Delay } from '@og/core';
import { newId } from '@og/db';
import type { StepExecutor } from '../executor.js';

/** A lead is moved so often at most within one campaign; sequences that pass leads around find their end here. */
export const MAX_RUNS = 10;

interface Target {
  sequence_id: string;
  version_id: string;
  delay_amount: number;
  delay_unit: Delay['unit'];
}

/**
 * Begin the newest version of the other sequence: the next run of the same lead in the same campaign, with its
 * addresses and senders. The run that is left says `moved`, or why the lead could not be taken over.
 */
export const moveExecutor: StepExecutor<'move'> = {
  type: 'move',
  effect: 'move',
  write: async (tx, { now, campaign }, carried) => {
    const wanted = [...new Set(carried.map(({ effect }) => effect.sequenceId))];
    const { rows } = await tx.client.query<Target>(
      `select v.sequence_id, v.id as version_id, s.delay_amount, s.delay_unit
       from unnest($2::text[]) as w(id)
         join lateral (select id, sequence_id from sequence_versions where team_id = $1 and sequence_id::text = w.id order by version desc limit 1) v on true
         join steps s on s.team_id = $1 and s.sequence_version_id = v.id and s.position = 0`,
      [tx.teamId, wanted],
    );
    const targets = new Map(rows.map((row) => [row.sequence_id, row]));
    const runs = carried.flatMap(({ run, effect }) => {
      const target = targets.get(effect.sequenceId);
      return target && run.run < MAX_RUNS ? [{ run, target }] : [];
    });
    const dueAt = ({ target }: (typeof runs)[number]) =>
      new Date(
        now.getTime() + delayMs({ amount: target.delay_amount, unit: target.delay_unit }),
      ).toISOString();
    await tx.client.query(
      `insert into enrollments (team_id, id, campaign_id, lead_id, sequence_version_id, state, step_position, next_due_at, sender_number_id,
         sender_mailbox_id, phone, email, run, moved_from_id, canary, created_at, updated_at)
       select $1, r.id, $2, e.lead_id, r.version_id, 'active', 0, r.due_at, e.sender_number_id, e.sender_mailbox_id, e.phone, e.email, e.run + 1,
         e.id, e.canary, $3, $3
       from unnest($4::uuid[], $5::uuid[], $6::uuid[], $7::timestamptz[], $8::uuid[]) as r(id, from_id, version_id, due_at, sequence_id)
         join enrollments e on e.team_id = $1 and e.id = r.from_id
       where not exists (
         select from enrollments o join sequence_versions v on v.team_id = $1 and v.id = o.sequence_version_id and v.sequence_id = r.sequence_id
         where o.team_id = $1 and o.lead_id = e.lead_id and o.state <> 'suppressed'
           and ($9::int is null or o.created_at > $3::timestamptz - make_interval(days => $9)))
       on conflict do nothing`,
      [
        tx.teamId,
        campaign.id,
        now.toISOString(),
        runs.map(() => newId()),
        runs.map(({ run }) => run.enrollment_id),
        runs.map(({ target }) => target.version_id),
        runs.map(dueAt),
        runs.map(({ target }) => target.sequence_id),
        campaign.re_entry_after_days,
      ],
    );
  },
};
