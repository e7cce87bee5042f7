import { Inject } from '@nestjs/common';
import { ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentCtx, Requires } from '../../../platform/auth/access.decorators.js';
import type { Ctx } from '../../../platform/ctx.js';
import { Arg } from '../../../platform/graphql/arg.js';
import { PLATFORM, type Platform } from '../../../platform/platform.js';
import { deleteCannedReply, listCannedReplies, saveCannedReply } from './canned-replies.js';
import { CannedReplyInputType, CannedReplyType, SaveCannedReplyResult } from './canned.types.js';

@Resolver()
export class CannedResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Requires('inbox.read')
  @Query(() => [CannedReplyType])
  cannedReplies(
    @CurrentCtx() ctx: Ctx,
    @Arg('search', () => String, { nullable: true }) search: string | null,
  ) {
    return listCannedReplies(this.platform, ctx, search);
  }

  @Requires('inbox.reply')
  @Mutation(() => SaveCannedReplyResult)
  saveCannedReply(
    @CurrentCtx() ctx: Ctx,
    @Arg('input', () => CannedReplyInputType) input: CannedReplyInputType,
  ) {
    return saveCannedReply(this.platform, ctx, input);
  }

  @Requires('inbox.reply')
  @Mutation(() => SaveCannedReplyResult)
  deleteCannedReply(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return deleteCannedReply(this.platform, ctx, id);
  }
}
