import { JOBS, type JobName, type JobPayload } from '@og/contracts';

export type JobHandler<N extends JobName> = (payload: JobPayload<N>) => Promise<void>;

/** Who handles which job. Each module registers its handlers when it starts; boot fails on a gap or a double. */
export class JobRegistry {
  private readonly handlers = new Map<JobName, JobHandler<JobName>>();

  /** @throws Error when the job has a handler already. */
  handle<N extends JobName>(name: N, handler: JobHandler<N>): void {
    if (this.handlers.has(name)) throw new Error(`Two handlers for the job "${name}": keep one.`);
    this.handlers.set(name, handler as unknown as JobHandler<JobName>);
  }

  get(name: JobName): JobHandler<JobName> | undefined {
    return this.handlers.get(name);
  }

  /** @throws Error naming every declared job that nobody handles. */
  assertComplete(): void {
    const missing = (Object.keys(JOBS) as JobName[]).filter((name) => !this.handlers.has(name));
    if (missing.length > 0)
      throw new Error(`No handler for: ${missing.join(', ')}. Register one in a module's jobs file.`);
  }
}
