import type { Platform } from '../../src/platform/platform.js';

/** A job that a use case asked for. */
export interface OwedJob {
  name: string;
  payload: object;
  at: Date;
}

/** The platform, noting the jobs that are asked for through it: the relay takes them out of the outbox at any moment. */
export function notingJobs<P extends Pick<Platform, 'outbox'>>(platform: P): { deps: P; jobs: OwedJob[] } {
  const jobs: OwedJob[] = [];
  const outbox = new Proxy(platform.outbox, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target);
      if (key !== 'job' || typeof value !== 'function')
        return typeof value === 'function' ? value.bind(target) : value;
      const job: Platform['outbox']['job'] = async (tx, now, name, payload, options) => {
        await target.job(tx, now, name, payload, options);
        jobs.push({ name, payload, at: options?.availableAt ?? now });
      };
      return job;
    },
  });
  return { deps: { ...platform, outbox }, jobs };
}
