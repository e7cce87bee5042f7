import { Module } from '@nestjs/common';
import { CampaignFieldsResolver, EnrollmentFieldsResolver } from './campaign-fields.resolver.js';
import { CampaignResolver } from './campaign.resolver.js';
import { CampaignsJobs } from './campaigns.jobs.js';
import { CampaignSequenceResolver } from './sequence.resolver.js';
import { SequencesResolver } from './sequences.resolver.js';
import { StepCountsResolver } from './step-counts.resolver.js';

/** Campaigns: drafts, launch, the planner of their steps, and what screens read of them. */
@Module({
  providers: [
    CampaignResolver,
    CampaignFieldsResolver,
    EnrollmentFieldsResolver,
    CampaignSequenceResolver,
    SequencesResolver,
    StepCountsResolver,
    CampaignsJobs,
  ],
})
export class CampaignsModule {}
