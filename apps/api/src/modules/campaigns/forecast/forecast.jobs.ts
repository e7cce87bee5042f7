import { Inject, Injectable } from '@nestjs/common';
import { PLATFORM, type Platform } from '../../../platform/platform.js';
import { scoreForecasts } from './score-forecast.js';

/** The job that holds launches against their forecasts. */
@Injectable()
export class ForecastJobs {
  constructor(@Inject(PLATFORM) platform: Platform) {
    platform.registry.handle('campaign/score-forecasts', () => scoreForecasts(platform));
  }
}
