import { JOBS, QUEUES, type Clock, type JobName, type QueueName } from '@og/contracts';
import { deadLetters, newId, type Database } from '@og/db';
import { UnrecoverableError, Worker, type Job } from 'bullmq';
import { classifyError } from '../errors/classify-error.js';
import { atMost } from '../at-most.js';
import { quietly, type Logger } from '../logging/logger.js';
import { keptJobDone } from '../outbox/relay.js';
import type { QueueStore } from './connection.js';
import type { JobRegistry } from './registry.js';
import type { Turns } from './turns.js';

export interface WorkerOptions {
  turns: Turns;
  prefix: string;
  /** `all`, `none` or a comma-separated list of queues. */
  workers: string;
  /** A job that gives no sign of life for so long is another worker's. HTTP time-outs stay under half of this. */
  lockMs: number;
}

/** Batches of sends, launches and sweeps at once. How many messages are under way at once is SEND_CONCURRENCY's. */
const CAMPAIGN_JOBS = 16;
/** What somebody has just asked for and looks at. The first messages of a team are: see `drainTeam`. */
const AWAITED: ReadonlySet<JobName> = new Set([
  'campaign/launch',
  'campaign-sequence/plan',
  'campaign-sequence/handle-reply',
]);
/** Turns of planning and replies at once: those of teams that give way to others hold their place meanwhile. */
const SEQUENCE_JOBS = 8;
/** Imports, and calls of language models: those only wait, and must not keep an import waiting. */
const LEAD_JOBS = 10;
/** How long the queue store may take to hear that a worker leaves. */
const GOOD_BYE_MS = 3_000;

/** The consuming side: one worker a queue, in the API's process unless WORKERS says otherwise. */
export class JobWorkers {
  private workers: Worker[] = [];
  private readonly running = new Set<Promise<void>>();
  private readonly onAway: (error: Error) => void;

  constructor(
    private readonly store: QueueStore,
    private readonly registry: JobRegistry,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly logger: Logger,
    private readonly options: WorkerOptions,
  ) {
    this.onAway = quietly(logger, 'jobs fail while the database or queue is away: they come again');
  }

  start(): void {
    const wanted = parseWorkers(this.options.workers);
    const concurrency: Record<QueueName, number> = {
      lead: LEAD_JOBS,
      campaign: CAMPAIGN_JOBS,
      'campaign-sequence': SEQUENCE_JOBS,
    };
    this.workers = wanted.map((queue) => {
      const worker = new Worker(queue, (job) => this.track(this.process(job)), {
        connection: this.store.worker,
        prefix: this.options.prefix,
        concurrency: concurrency[queue],
        lockDuration: this.options.lockMs,
        // A process that died is noticed soon after its locks are over.
        stalledInterval: Math.min(5_000, this.options.lockMs),
        maxStalledCount: 3,
      });
      worker.on('error', quietly(this.logger, `queue ${queue}: connection lost, will try again`));
      worker.on('failed', (job, error) => void this.onFailed(queue, job, error));
      return worker;
    });
  }

  /** Stop taking jobs and let the running ones finish. */
  async close(): Promise<void> {
    const { redis } = this.store;
    // A store that is away, or goes away just now, answers nothing: a worker would wait for it for ever. Its jobs
    // are waited for, its good-bye only so long.
    const isAway = redis !== null && redis.status !== 'ready';
    const closing = Promise.all(this.workers.map((worker) => worker.close(isAway)));
    await Promise.allSettled(this.running);
    await atMost(GOOD_BYE_MS, closing);
  }

  private track(job: Promise<void>): Promise<void> {
    this.running.add(job);
    return job.finally(() => this.running.delete(job));
  }

  private async process(job: Job): Promise<void> {
    const name = job.name as JobName;
    const handler = this.registry.get(name);
    if (!handler) throw new UnrecoverableError(`No handler for the job "${name}".`);
    const parsed = JOBS[name].safeParse(job.data);
    if (!parsed.success) throw new UnrecoverableError(`The payload of "${name}" is not of its schema.`);
    const { teamId } = parsed.data as { teamId?: string };
    const ended = teamId && AWAITED.has(name) ? this.options.turns.begin(teamId) : null;
    try {
      await handler(parsed.data as never);
      // When it cannot be written the job comes again, which it must bear.
      await keptJobDone(this.database, job).catch(this.onAway);
    } catch (error) {
      const fault = classifyError(error);
      if (!fault.retryable) throw new UnrecoverableError(fault.message);
      throw error;
    } finally {
      ended?.();
    }
  }

  private async onFailed(queue: QueueName, job: Job | undefined, error: Error): Promise<void> {
    // While the database is away every job fails alike: one line every five seconds says it.
    if (classifyError(error).code === 'VENDOR_UNAVAILABLE') this.onAway(error);
    else this.logger.error({ err: error, queue, job: job?.name, attempt: job?.attemptsMade }, 'job failed');
    if (!job || (job.attemptsMade < (job.opts.attempts ?? 1) && !(error instanceof UnrecoverableError)))
      return;
    const teamId = (job.data as { teamId?: unknown }).teamId;
    if (typeof teamId !== 'string') return;
    try {
      await this.database.withTeam(teamId, (tx) =>
        tx.db.insert(deadLetters).values({
          teamId,
          id: newId(),
          queue,
          name: job.name,
          payload: job.data as Record<string, unknown>,
          error: error.message.slice(0, 1_000),
          attempts: job.attemptsMade,
          createdAt: this.clock.now(),
        }),
      );
      await keptJobDone(this.database, job);
    } catch (dbError) {
      if (classifyError(dbError).code === 'VENDOR_UNAVAILABLE') return;
      this.logger.error({ err: dbError, queue, job: job.name }, 'dead letter could not be stored');
    }
  }
}

function parseWorkers(value: string): QueueName[] {
  if (value === 'all') return [...QUEUES];
  if (value === 'none') return [];
  const names = value.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !(QUEUES as readonly string[]).includes(name));
  if (unknown.length > 0)
    throw new Error(`WORKERS names unknown queues: ${unknown.join(', ')}. Known: ${QUEUES.join(', ')}.`);
  return names as QueueName[];
}
