import { Inject } from '@nestjs/common';
import { Field, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { CurrentCtx, Requires } from '../../platform/auth/access.decorators.js';
import type { Ctx } from '../../platform/ctx.js';
import { PLATFORM, type Platform } from '../../platform/platform.js';
import { HomeBlockersType } from './blockers.types.js';
import { readHome } from './home.queries.js';

@ObjectType('Home')
export class HomeType {
  @Field(() => Int) needsReply: number;
  @Field(() => Int) hot: number;
  @Field(() => Int) mine: number;
  @Field(() => Int) leads: number;
  @Field(() => Int) newLeads: number;
  @Field(() => Int) activeCampaigns: number;
  @Field(() => Int) sentToday: number;
  @Field(() => Int) deliveredToday: number;
  @Field(() => Int) repliesToday: number;
  @Field(() => Int) optOutsToday: number;
  @Field(() => Int) failedToday: number;
  @Field(() => Int) unknownSends: number;
  @Field(() => Int) runningImports: number;
  @Field(() => Int, { nullable: true }) medianReplySeconds: number | null;
  @Field(() => Boolean) hasSender: boolean;
  @Field(() => Boolean) hasLeads: boolean;
  @Field(() => Boolean) hasCampaign: boolean;
  @Field(() => HomeBlockersType) blockers: HomeBlockersType;
  @Field(() => Date) asOf: Date;
}

@Resolver()
export class HomeResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Requires('team.read')
  @Query(() => HomeType)
  home(@CurrentCtx() ctx: Ctx) {
    return readHome(this.platform, ctx);
  }
}
