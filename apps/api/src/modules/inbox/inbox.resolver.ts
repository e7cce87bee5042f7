import { Inject } from '@nestjs/common';
import { ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentCtx, Requires } from '../../platform/auth/access.decorators.js';
import type { Ctx } from '../../platform/ctx.js';
import { Arg } from '../../platform/graphql/arg.js';
import { PLATFORM, type Platform } from '../../platform/platform.js';
import { assignInboxItem, markInboxItemDone, markInboxItemRead, reopenInboxItem } from './change-item.js';
import type { InboxView } from './inbox-views.js';
import { countInbox, listInboxItems } from './inbox.queries.js';
import {
  AssignInboxItemInputType,
  InboxCountsType,
  InboxItemConnectionType,
  InboxItemResult,
  InboxViewEnum,
} from './inbox.types.js';

@Resolver()
export class InboxResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Requires('inbox.read')
  @Query(() => InboxItemConnectionType)
  inboxItems(
    @CurrentCtx() ctx: Ctx,
    @Arg('view', () => InboxViewEnum) view: InboxView,
    @Arg('search', () => String, { nullable: true }) search: string | null,
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('bucketId', () => ID, { nullable: true, description: 'Only what lies in this bucket.' })
    bucketId: string | null,
  ) {
    return listInboxItems(this.platform, ctx, { view, search, bucketId, first, after });
  }

  @Requires('inbox.read')
  @Query(() => InboxCountsType)
  inboxCounts(@CurrentCtx() ctx: Ctx) {
    return countInbox(this.platform, ctx);
  }

  @Requires('inbox.reply')
  @Mutation(() => InboxItemResult)
  markInboxItemDone(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return markInboxItemDone(this.platform, ctx, id);
  }

  @Requires('inbox.reply')
  @Mutation(() => InboxItemResult)
  reopenInboxItem(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return reopenInboxItem(this.platform, ctx, id);
  }

  @Requires('inbox.reply')
  @Mutation(() => InboxItemResult)
  markInboxItemRead(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return markInboxItemRead(this.platform, ctx, id);
  }

  @Requires('inbox.reply')
  @Mutation(() => InboxItemResult)
  assignInboxItem(
    @CurrentCtx() ctx: Ctx,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => AssignInboxItemInputType) input: AssignInboxItemInputType,
  ) {
    return assignInboxItem(this.platform, ctx, id, input);
  }
}
