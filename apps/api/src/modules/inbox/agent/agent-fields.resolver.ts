import { Inject } from '@nestjs/common';
import { ID, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentCtx, Requires } from '../../../platform/auth/access.decorators.js';
import type { Ctx } from '../../../platform/ctx.js';
import { missing } from '../../../platform/errors/failures.js';
import { Arg } from '../../../platform/graphql/arg.js';
import { AgentSlugEnum, type AgentSlugValue } from '../../../platform/graphql/shared-enums.js';
import { PLATFORM, type Platform } from '../../../platform/platform.js';
import { DraftType, earlierDrafts, handToAgent, waitingDrafts } from '../../agents/index.js';
import { loadBatched } from '../../leads/index.js';
import type { ConversationView } from '../conversation.queries.js';
import { ConversationType } from '../conversation.types.js';
import type { InboxItemView } from '../inbox-item.view.js';
import { findInboxItem } from '../inbox.queries.js';
import { InboxItemResult, InboxItemType } from '../inbox.types.js';

/** What an agent has to do with a conversation. */
@Resolver(() => ConversationType)
export class ConversationAgentResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @ResolveField('draft', () => DraftType, {
    nullable: true,
    description: 'The draft that waits or is being written.',
  })
  async draft(@CurrentCtx() ctx: Ctx, @Parent() { id }: ConversationView) {
    return (
      (await loadBatched(ctx, 'conversation.draft', id, (ids) =>
        waitingDrafts(this.platform, ctx.teamId, ids),
      )) ?? null
    );
  }

  @ResolveField('drafts', () => [DraftType], { description: 'Drafts of before, the newest first.' })
  drafts(
    @CurrentCtx() ctx: Ctx,
    @Parent() { id }: ConversationView,
    @Arg('first', () => Int, { nullable: true }) first: number | null,
  ) {
    return earlierDrafts(this.platform, ctx, id, first);
  }

  @Requires('inbox.reply')
  @Mutation(() => InboxItemResult, {
    description: 'Give a conversation to an agent, with what it should know, or take it back.',
  })
  async handToAgent(
    @CurrentCtx() ctx: Ctx,
    @Arg('conversationId', () => ID) conversationId: string,
    @Arg('agent', () => AgentSlugEnum, { nullable: true }) agent: AgentSlugValue | null,
    @Arg('note', () => String, { nullable: true }) note: string | null,
  ) {
    const given = await handToAgent(this.platform, ctx, conversationId, agent, note);
    if ('__typename' in given) return given;
    return (await findInboxItem(this.platform, ctx, { conversationId })) ?? missing('inbox item');
  }
}

@Resolver(() => InboxItemType)
export class ItemDraftResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @ResolveField('draft', () => DraftType, { nullable: true })
  async draft(@CurrentCtx() ctx: Ctx, @Parent() { conversationId, draftId }: InboxItemView) {
    if (!draftId) return null;
    return (
      (await loadBatched(ctx, 'conversation.draft', conversationId, (ids) =>
        waitingDrafts(this.platform, ctx.teamId, ids),
      )) ?? null
    );
  }
}
