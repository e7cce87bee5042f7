import { createHash, timingSafeEqual } from 'node:crypto';
import { Controller, Headers, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { SCHEDULES, type JobName } from '@og/contracts';
import { Public } from '../../platform/auth/access.decorators.js';
import { AppError, notFound } from '../../platform/errors/app-error.js';
import { PLATFORM, type Platform } from '../../platform/platform.js';

type Recurring = keyof typeof SCHEDULES;

/** Recurring jobs by the name in their address: what stands behind the queue's name. */
const BY_NAME = new Map(
  (Object.keys(SCHEDULES) as Recurring[]).map((job) => [job.slice(job.indexOf('/') + 1), job] as const),
);

/**
 * Runs a recurring job now, for a platform's own scheduler or an operator: `POST /api/cron/<name>` with
 * `Authorization: Bearer <CRON_SECRET>`. Without the setting there is no such door.
 */
@Controller('api/cron')
export class CronController {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Public()
  @Post(':name')
  @HttpCode(202)
  async run(
    @Param('name') name: string,
    @Headers('authorization') authorization: string | undefined,
  ): Promise<{ queued: JobName }> {
    const secret = this.platform.config.CRON_SECRET;
    if (!secret) throw notFound('door');
    if (!isSame(authorization ?? '', `Bearer ${secret}`))
      throw new AppError(
        'FORBIDDEN',
        'Send "Authorization: Bearer" with the CRON_SECRET of this installation.',
      );
    const job = BY_NAME.get(name);
    if (!job)
      throw new AppError(
        'NOT_FOUND',
        `No recurring job "${name}". There are: ${[...BY_NAME.keys()].join(', ')}.`,
      );
    await this.platform.queues.trigger(job);
    return { queued: job };
  }
}

/** Takes the same time whatever differs. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
