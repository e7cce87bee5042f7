import { Module } from '@nestjs/common';
import { ForecastJobs } from './forecast.jobs.js';
import { ForecastResolver } from './forecast.resolver.js';

/** What a campaign will do, by the functions that do it, and how close that came. */
@Module({ providers: [ForecastResolver, ForecastJobs] })
export class ForecastModule {}
