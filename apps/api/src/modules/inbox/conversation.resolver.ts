import { Inject } from '@nestjs/common';
import { ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentCtx, Requires } from '../../platform/auth/access.decorators.js';
import type { Ctx } from '../../platform/ctx.js';
import { Arg } from '../../platform/graphql/arg.js';
import { notFound } from '../../platform/errors/app-error.js';
import { PLATFORM, type Platform } from '../../platform/platform.js';
import { ContactabilityType, LeadEventType, LeadType, loadLeads } from '../leads/index.js';
import {
  composerOf,
  conversationEvents,
  conversationMessages,
  findConversation,
  type ConversationView,
} from './conversation.queries.js';
import { ConversationType, MessageConnectionType } from './conversation.types.js';
import { findInboxItem } from './inbox.queries.js';
import { InboxItemType } from './inbox.types.js';

@Resolver(() => ConversationType)
export class ConversationResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Requires('inbox.read')
  @Query(() => ConversationType, { nullable: true })
  conversation(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return findConversation(this.platform, ctx, id);
  }

  @ResolveField(() => LeadType)
  async lead(@CurrentCtx() ctx: Ctx, @Parent() { leadId }: ConversationView) {
    const lead = (await loadLeads(this.platform, ctx, [leadId], { deletedToo: true })).get(leadId);
    if (!lead) throw notFound('lead');
    return lead;
  }

  @ResolveField(() => MessageConnectionType, {
    description:
      'Newest page first; within a page the oldest message first. `after: endCursor` asks for older ones.',
  })
  messages(
    @CurrentCtx() ctx: Ctx,
    @Parent() { id }: ConversationView,
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return conversationMessages(this.platform, ctx, id, { first, after });
  }

  @ResolveField(() => [LeadEventType])
  events(@CurrentCtx() ctx: Ctx, @Parent() { leadId }: ConversationView) {
    return conversationEvents(this.platform, ctx, leadId);
  }

  @ResolveField(() => InboxItemType, { nullable: true })
  item(@CurrentCtx() ctx: Ctx, @Parent() { id }: ConversationView) {
    return findInboxItem(this.platform, ctx, { conversationId: id });
  }

  @ResolveField(() => ContactabilityType)
  composer(@CurrentCtx() ctx: Ctx, @Parent() conversation: ConversationView) {
    return composerOf(this.platform, ctx, conversation);
  }
}
