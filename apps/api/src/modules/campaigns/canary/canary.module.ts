import { Module } from '@nestjs/common';
import { CanaryJobs } from './canary.jobs.js';
import { CanaryResolver } from './canary.resolver.js';

/** Launching the first runs of a campaign and keeping the rest back until their figures are good. */
@Module({ providers: [CanaryResolver, CanaryJobs] })
export class CanaryModule {}
