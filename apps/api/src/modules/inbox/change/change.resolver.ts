import { Inject } from '@nestjs/common';
import { ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentCtx, Requires } from '../../../platform/auth/access.decorators.js';
import type { Ctx } from '../../../platform/ctx.js';
import { Arg } from '../../../platform/graphql/arg.js';
import { PLATFORM, type Platform } from '../../../platform/platform.js';
import { loadInboxItems } from '../inbox.queries.js';
import { InboxItemType } from '../inbox.types.js';
import { changeInboxItems, type InboxChangeView } from './change-items.js';
import {
  ChangeInboxItemsInputType,
  ChangeInboxItemsResult,
  InboxChangeType,
  SnoozeInputType,
  SnoozePreviewType,
  SnoozeResult,
  UndoInboxChangeResult,
} from './change.types.js';
import { snoozeInboxItem, snoozePreview } from './snooze.js';
import { undoInboxChange } from './undo-change.js';

@Resolver(() => InboxChangeType)
export class InboxChangeResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Requires('inbox.reply')
  @Mutation(() => ChangeInboxItemsResult)
  changeInboxItems(
    @CurrentCtx() ctx: Ctx,
    @Arg('input', () => ChangeInboxItemsInputType) input: ChangeInboxItemsInputType,
  ) {
    return changeInboxItems(this.platform, ctx, input);
  }

  @Requires('inbox.reply')
  @Mutation(() => UndoInboxChangeResult)
  undoInboxChange(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return undoInboxChange(this.platform, ctx, id);
  }

  @Requires('inbox.reply')
  @Mutation(() => SnoozeResult)
  snoozeInboxItem(
    @CurrentCtx() ctx: Ctx,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => SnoozeInputType) input: SnoozeInputType,
  ) {
    return snoozeInboxItem(this.platform, ctx, id, input);
  }

  @Requires('inbox.read')
  @Query(() => SnoozePreviewType)
  snoozePreview(
    @CurrentCtx() ctx: Ctx,
    @Arg('leadId', () => ID, { nullable: true }) leadId: string | null,
    @Arg('text', () => String) text: string,
  ) {
    return snoozePreview(this.platform, ctx, { leadId, text });
  }

  @ResolveField('items', () => [InboxItemType])
  items(@CurrentCtx() ctx: Ctx, @Parent() { itemIds }: InboxChangeView) {
    return loadInboxItems(this.platform, ctx, itemIds);
  }
}
