import { Inject } from '@nestjs/common';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentCtx } from '../../../platform/auth/access.decorators.js';
import type { Ctx } from '../../../platform/ctx.js';
import { PLATFORM, type Platform } from '../../../platform/platform.js';
import { TaskObjectType } from '../../tasks/index.js';
import { InboxItemType } from '../inbox.types.js';
import { DISPOSITION_LABEL, dispositionLabelOf } from './disposition-label.js';

/** How a conversation ended, as the team calls it. */
@Resolver(() => InboxItemType)
export class ItemDispositionResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @ResolveField('dispositionLabel', () => String, DISPOSITION_LABEL)
  dispositionLabel(@Parent() item: { disposition: string | null }, @CurrentCtx() ctx: Ctx) {
    return dispositionLabelOf(this.platform, ctx, item.disposition);
  }
}

/** What came of a task: a word of the team's list, or what somebody wrote. */
@Resolver(() => TaskObjectType)
export class TaskDispositionResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @ResolveField('dispositionLabel', () => String, DISPOSITION_LABEL)
  dispositionLabel(@Parent() task: { disposition: string | null }, @CurrentCtx() ctx: Ctx) {
    return dispositionLabelOf(this.platform, ctx, task.disposition);
  }
}
