import { Inject, Injectable } from '@nestjs/common';
import { PLATFORM, type Platform } from '../../../platform/platform.js';
import { watchCanaries } from './watch-canaries.js';

/** The job that looks at canaries. */
@Injectable()
export class CanaryJobs {
  constructor(@Inject(PLATFORM) platform: Platform) {
    platform.registry.handle('campaign/watch-canaries', () => watchCanaries(platform));
  }
}
