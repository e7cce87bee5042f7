import { Inject } from '@nestjs/common';
import { ID, Query, Resolver } from '@nestjs/graphql';
import { CurrentCtx, Requires } from '../../../platform/auth/access.decorators.js';
import type { Ctx } from '../../../platform/ctx.js';
import { Arg } from '../../../platform/graphql/arg.js';
import { PLATFORM, type Platform } from '../../../platform/platform.js';
import { FileLinkType, MessageDecisionType } from './decision.types.js';
import { campaignDecisionsExport, messageDecisionExport } from './export-decisions.js';
import { messageDecision } from './message-decision.queries.js';

@Resolver()
export class DecisionResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Requires('inbox.read')
  @Query(() => MessageDecisionType, { nullable: true })
  messageDecision(@CurrentCtx() ctx: Ctx, @Arg('messageId', () => ID) messageId: string) {
    return messageDecision(this.platform, ctx, messageId);
  }

  @Requires('decisions.export')
  @Query(() => FileLinkType, {
    nullable: true,
    description:
      'Where a message’s decision record can be fetched as one JSON file, for a quarter of an hour.',
  })
  messageDecisionExport(@CurrentCtx() ctx: Ctx, @Arg('messageId', () => ID) messageId: string) {
    return messageDecisionExport(this.platform, ctx, messageId);
  }

  @Requires('decisions.export')
  @Query(() => FileLinkType, {
    nullable: true,
    description: 'All records of a campaign as one file (JSON lines), streamed while it is downloaded.',
  })
  campaignDecisionsExport(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return campaignDecisionsExport(this.platform, ctx, id);
  }
}
