import { Module } from '@nestjs/common';
import { FailoverJobs } from './failover.jobs.js';

/** What waits for a sender that may not send moves to one that may. */
@Module({ providers: [FailoverJobs] })
export class FailoverModule {}
