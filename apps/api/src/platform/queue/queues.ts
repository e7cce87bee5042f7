import {
  JOB_ATTEMPTS,
  JOBS,
  QUEUES,
  queueOf,
  SCHEDULES,
  type JobName,
  type JobPayload,
  type QueueName,
} from '@og/contracts';
import { newId } from '@og/db';
import { Queue, type JobsOptions } from 'bullmq';
import type { QueueStore } from './connection.js';
import type { Turns } from './turns.js';

export interface JobRequest {
  name: JobName;
  payload: Record<string, unknown>;
  /** The same id twice is one job. */
  id: string;
}

/**
 * A job in the hands of a process that died counts as running until its lock is over. What a living process asks for
 * does not wait for that.
 */
const PROCESS = newId().slice(-12);

/** A job that only says "there is work" waits once, and once more when it is asked for while it runs; for each process. */
function dedupeId(name: JobName, payload: Record<string, unknown>): string | null {
  if (name === 'campaign/drain') {
    const { teamId, lane } = payload as JobPayload<'campaign/drain'>;
    return `drain-${PROCESS}-${teamId}-${lane}`;
  }
  if (name === 'campaign-sequence/plan')
    return `plan-${PROCESS}-${(payload as JobPayload<'campaign-sequence/plan'>).campaignId}`;
  return null;
}

/** Jobs of teams that do much stand behind all others; BullMQ takes jobs without a priority first. */
const BEHIND = 10;

function once(id: string | null): Pick<JobsOptions, 'deduplication'> {
  return id === null ? {} : { deduplication: { id, keepLastIfActive: true } };
}

/** The producing side of the three queues. */
export class JobQueues {
  private readonly queues: Record<QueueName, Queue>;
  private readonly turns: Turns;

  constructor(
    store: QueueStore,
    { prefix, turns, onError }: { prefix: string; turns: Turns; onError: (error: Error) => void },
  ) {
    this.turns = turns;
    this.queues = Object.fromEntries(
      QUEUES.map((name) => {
        const queue = new Queue(name, {
          connection: store.producer,
          prefix,
          defaultJobOptions: { removeOnComplete: true, removeOnFail: 1_000 },
        });
        queue.on('error', onError);
        return [name, queue] as const;
      }),
    ) as Record<QueueName, Queue>;
  }

  /** Hand jobs on; called by the relay only. Everything else goes through the outbox, but for `drain`. */
  async addBulk(requests: JobRequest[]): Promise<void> {
    for (const queueName of QUEUES) {
      const mine = requests.filter((request) => queueOf(request.name) === queueName);
      if (mine.length === 0) continue;
      await this.queue(queueName).addBulk(
        mine.map(({ name, payload, id }) => ({
          name,
          data: JOBS[name].parse(payload),
          opts: {
            jobId: id,
            attempts: JOB_ATTEMPTS[name],
            backoff: { type: 'exponential', delay: 500 },
            ...once(dedupeId(name, payload)),
            ...this.placeOf(payload['teamId']),
          },
        })),
      );
    }
  }

  /**
   * Ask for a team's next batch of sends, at the end of the queue. A hint that nothing rests on, and so the one job
   * that needs no outbox: its rows are in the ledger, and the sweeper asks again.
   */
  async drain(teamId: string, lane: number, delayMs = 0): Promise<void> {
    const payload = JOBS['campaign/drain'].parse({ v: 1, teamId, lane });
    await this.queue('campaign').add('campaign/drain', payload, {
      attempts: JOB_ATTEMPTS['campaign/drain'],
      ...(delayMs >= 1 ? { delay: Math.ceil(delayMs) } : {}),
      ...once(dedupeId('campaign/drain', payload)),
      ...this.placeOf(teamId),
    });
  }

  /**
   * Make sure that the recurring jobs recur; safe to repeat from every process. One that is there is left alone, one
   * that was lost with its store (FLUSHALL) comes back.
   */
  async schedule(): Promise<void> {
    for (const [name, every] of Object.entries(SCHEDULES) as [JobName, number][]) {
      const queue = this.queue(queueOf(name));
      const present = await queue.getJobScheduler(name);
      if (present && Number(present.every) === every && (await queue.getDelayedCount()) > 0) continue;
      await queue.upsertJobScheduler(
        name,
        { every },
        { name, data: { v: 1 }, opts: { attempts: 1, removeOnComplete: true, removeOnFail: 10 } },
      );
    }
  }

  /** Run a recurring job now (cron door, tests). */
  async trigger(name: keyof typeof SCHEDULES): Promise<void> {
    await this.queue(queueOf(name)).add(name, { v: 1 }, { attempts: 1 });
  }

  /** Waiting, active, delayed and failed jobs by queue. */
  async depths(): Promise<Record<QueueName, Record<string, number>>> {
    const entries = await Promise.all(
      QUEUES.map(
        async (name) =>
          [name, await this.queue(name).getJobCounts('waiting', 'active', 'delayed', 'failed')] as const,
      ),
    );
    return Object.fromEntries(entries) as Record<QueueName, Record<string, number>>;
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.queues).map((queue) => queue.close()));
  }

  private placeOf(teamId: unknown): Pick<JobsOptions, 'priority'> {
    return typeof teamId === 'string' && this.turns.isBusy(teamId) ? { priority: BEHIND } : {};
  }

  private queue(name: QueueName): Queue {
    return this.queues[name];
  }
}
