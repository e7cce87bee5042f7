import { JOBS, type JobName, type JobPayload, type TeamEventData, type TeamEventType } from '@og/contracts';
import { outbox, type TeamTx } from '@og/db';
import { sql } from 'drizzle-orm';

export interface JobOptions {
  /** Not before this. Default: at once. */
  availableAt?: Date;
}

type TeamPayload<N extends JobName> = Omit<JobPayload<N>, 'v' | 'teamId'>;

/**
 * What a transaction wants done once it has committed. Rows are written in the same transaction; the relay
 * hands them to the queues and the event feed. Nothing is promised that was rolled back, and nothing that was
 * committed is forgotten when Redis is away.
 */
export class Outbox {
  /** `wake` lets the relay of this process look at once instead of at its next round. */
  constructor(private readonly wake: () => void) {}

  /** Ask for one job. */
  async job<N extends JobName>(
    tx: TeamTx,
    now: Date,
    name: N,
    payload: TeamPayload<N>,
    options: JobOptions = {},
  ): Promise<void> {
    await this.jobs(tx, now, name, [payload], options);
  }

  /** Ask for many jobs in one statement. */
  async jobs<N extends JobName>(
    tx: TeamTx,
    now: Date,
    name: N,
    payloads: TeamPayload<N>[],
    options: JobOptions = {},
  ): Promise<void> {
    if (payloads.length === 0) return;
    const bodies = payloads.map((payload) =>
      JSON.stringify(JOBS[name].parse({ v: 1, teamId: tx.teamId, ...payload })),
    );
    const at = (options.availableAt ?? now).toISOString();
    await tx.client.query(
      `insert into outbox (team_id, kind, topic, payload, available_at, created_at)
       select $1, 'job', $2, body::jsonb, $3, $4 from unnest($5::text[]) as body`,
      [tx.teamId, name, at, now.toISOString(), bodies],
    );
    tx.afterCommit(this.wake);
  }

  /** Tell the team's browsers. `ids[0]` is the aggregate. */
  async event<T extends TeamEventType>(
    tx: TeamTx,
    now: Date,
    type: T,
    ids: string[],
    data: TeamEventData<T>,
  ): Promise<void> {
    await tx.db.insert(outbox).values({
      teamId: tx.teamId,
      kind: 'event',
      topic: type,
      payload: { ids, data },
      availableAt: now,
      createdAt: sql`${now.toISOString()}`,
    });
    tx.afterCommit(this.wake);
  }
}
