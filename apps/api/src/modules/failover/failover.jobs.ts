import { Inject, Injectable } from '@nestjs/common';
import { PLATFORM, type Platform } from '../../platform/platform.js';
import { moveSends } from './move-sends.js';

@Injectable()
export class FailoverJobs {
  constructor(@Inject(PLATFORM) platform: Platform) {
    platform.registry.handle('campaign/move-sends', async ({ teamId }) => {
      await moveSends(platform, teamId);
    });
  }
}
