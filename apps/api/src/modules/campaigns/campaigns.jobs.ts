import { Inject, Injectable } from '@nestjs/common';
import { PLATFORM, type Platform } from '../../platform/platform.js';
import { endInTurns } from './end-archived.js';
import { checkExperiments } from './experiments/check-experiments.js';
import { enrollAudience } from './engine/enroll-audience.js';
import { planCampaign } from './engine/plan-campaign.js';
import { BATCHES_A_TURN, planDue } from './engine/plan-due.js';
import { assertStepParts } from './engine/steps/registry.js';

/** The jobs that enroll audiences and plan steps. */
@Injectable()
export class CampaignsJobs {
  constructor(@Inject(PLATFORM) platform: Platform) {
    assertStepParts();
    platform.registry.handle('campaign/launch', (job) => enrollAudience(platform, job));
    platform.registry.handle('campaign/end-archived', (job) => endInTurns(platform, job));
    // What is left after a turn is taken up by the next round, which gives every campaign its turn.
    platform.registry.handle('campaign-sequence/plan', async (job) => {
      await planCampaign(platform, job, BATCHES_A_TURN);
    });
    platform.registry.handle('campaign-sequence/plan-due', () => planDue(platform));
    platform.registry.handle('campaign-sequence/check-experiments', () => checkExperiments(platform));
  }
}
