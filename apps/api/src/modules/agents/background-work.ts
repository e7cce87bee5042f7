import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { PLATFORM, type Platform } from '../../platform/platform.js';

/** Work that goes on after its request was answered; the process does not leave before it has ended. */
@Injectable()
export class BackgroundWork implements BeforeApplicationShutdown {
  private readonly running = new Set<Promise<void>>();

  constructor(@Inject(PLATFORM) private readonly platform: Pick<Platform, 'logger'>) {}

  /** @param otherwise what the log says when it fails */
  run(work: Promise<void>, otherwise: string): void {
    const guarded = work.catch((error: unknown) => this.platform.logger.error({ err: error }, otherwise));
    const tracked = guarded.finally(() => this.running.delete(tracked));
    this.running.add(tracked);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.allSettled(this.running);
  }
}
