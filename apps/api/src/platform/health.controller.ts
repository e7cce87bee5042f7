import { Controller, Get, HttpCode, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { NotCountedByAddress, Public } from './auth/access.decorators.js';
import { PLATFORM, type Platform } from './platform.js';

/** `/health`: this process lives. `/ready`: what it leans on answers. */
@NotCountedByAddress()
@Controller()
export class HealthController {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Public()
  @Get('health')
  @HttpCode(200)
  health(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Public()
  @Get('ready')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const checks = await Promise.all([
      check('database', this.platform.database.ping()),
      check('queue', this.platform.store.redis ? this.platform.store.redis.ping() : Promise.resolve()),
    ]);
    const ready = checks.every((entry) => entry.ok);
    await reply.status(ready ? 200 : 503).send({
      status: ready ? 'ready' : 'not ready',
      checks: Object.fromEntries(checks.map(({ name, ok }) => [name, ok])),
    });
  }
}

async function check(name: string, work: Promise<unknown>): Promise<{ name: string; ok: boolean }> {
  const timeout = new Promise<never>((_, reject) =>
    setTimeout(() => reject(new Error('timeout')), 2_000).unref(),
  );
  return Promise.race([work, timeout]).then(
    () => ({ name, ok: true }),
    () => ({ name, ok: false }),
  );
}
