import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CampaignCountsType, StepObjectType } from './campaign.types.js';
import type { StepView } from './report/campaign.view.js';
import type { VersionStepView } from './report/sequence-versions.js';

/** Figures of a step: at hand for a campaign's own steps, counted when asked for those of its versions. */
@Resolver(() => StepObjectType)
export class StepCountsResolver {
  @ResolveField('counts', () => CampaignCountsType)
  counts(@Parent() step: StepView | VersionStepView) {
    return typeof step.counts === 'function' ? step.counts() : step.counts;
  }
}
