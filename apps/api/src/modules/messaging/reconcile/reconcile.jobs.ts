import { Inject, Injectable } from '@nestjs/common';
import { PLATFORM, type Platform } from '../../../platform/platform.js';
import { smsPorts } from '../sending/sms-ports.js';
import { resumeWhenCompared } from '../../ops/index.js';
import { AT_START_MS, DAILY_MS, reconcileDue } from './reconcile-due.js';
import { reconcileIntegration } from './reconcile-integration.js';

/** Compares every account with its vendor once a day, after a start, and after a restore until all is known. */
@Injectable()
export class ReconcileJobs {
  constructor(@Inject(PLATFORM) platform: Platform) {
    const deps = { ...platform, openPort: smsPorts(platform) };
    let started = false;
    platform.registry.handle('campaign/reconcile-due', async () => {
      const maxAge = started ? DAILY_MS : AT_START_MS;
      await reconcileDue(platform, maxAge);
      started = true;
    });
    platform.registry.handle('campaign/reconcile', async (job) => {
      await reconcileIntegration(deps, job);
      await resumeWhenCompared(platform);
    });
  }
}
