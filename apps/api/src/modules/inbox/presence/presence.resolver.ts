import { Inject } from '@nestjs/common';
import { ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentCtx, Requires } from '../../../platform/auth/access.decorators.js';
import type { Ctx } from '../../../platform/ctx.js';
import { Arg } from '../../../platform/graphql/arg.js';
import { PLATFORM, type Platform } from '../../../platform/platform.js';
import type { PresenceState } from '../../../platform/realtime/presence-store.js';
import type { ConversationView } from '../conversation.queries.js';
import { ConversationType } from '../conversation.types.js';
import { leaveConversation, presenceOf, releaseSendLock, reportPresence, takeSendLock } from './presence.js';
import { PresenceStateEnum, PresenceType, SendLockType } from './presence.types.js';

@Resolver(() => ConversationType)
export class PresenceResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @ResolveField('presence', () => [PresenceType])
  presence(@CurrentCtx() ctx: Ctx, @Parent() { id }: ConversationView) {
    return presenceOf(this.platform, ctx, id);
  }

  @Requires('inbox.read')
  @Mutation(() => [PresenceType], {
    description: 'I look at it or write in it; repeated every few seconds, forgotten after fifteen.',
  })
  reportPresence(
    @CurrentCtx() ctx: Ctx,
    @Arg('conversationId', () => ID) conversationId: string,
    @Arg('state', () => PresenceStateEnum) state: PresenceState,
  ) {
    return reportPresence(this.platform, ctx, conversationId, state);
  }

  @Requires('inbox.read')
  @Mutation(() => Boolean)
  leaveConversation(@CurrentCtx() ctx: Ctx, @Arg('conversationId', () => ID) conversationId: string) {
    return leaveConversation(this.platform, ctx, conversationId);
  }

  @Requires('inbox.reply')
  @Mutation(() => SendLockType, {
    description: 'Only the holder can send in this conversation, for some seconds.',
  })
  takeSendLock(@CurrentCtx() ctx: Ctx, @Arg('conversationId', () => ID) conversationId: string) {
    return takeSendLock(this.platform, ctx, conversationId);
  }

  @Requires('inbox.reply')
  @Mutation(() => Boolean)
  releaseSendLock(@CurrentCtx() ctx: Ctx, @Arg('conversationId', () => ID) conversationId: string) {
    return releaseSendLock(this.platform, ctx, conversationId);
  }
}
