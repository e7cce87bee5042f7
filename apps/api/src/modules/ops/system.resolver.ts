import { Inject } from '@nestjs/common';
import { Field, ID, Int, ObjectType, Query, Resolver, Subscription } from '@nestjs/graphql';
import { CurrentCtx, Public, SignedIn } from '../../platform/auth/access.decorators.js';
import type { Ctx } from '../../platform/ctx.js';
import { Arg } from '../../platform/graphql/arg.js';
import { JsonScalar } from '../../platform/graphql/scalars.js';
import { PLATFORM, type Platform } from '../../platform/platform.js';
import type { TeamEvent } from '../../platform/realtime/team-events-store.js';

@ObjectType('System', { description: 'What this deployment is: shown as banners.' })
export class SystemType {
  @Field(() => Date) now: Date;
  @Field(() => Boolean) timeSimulated: boolean;
  @Field(() => Boolean) carriersSimulated: boolean;
  @Field(() => String) appName: string;
  @Field(() => String, { nullable: true }) twinUrl: string | null;
}

@ObjectType('TeamEvent', {
  description:
    'Something happened in the team. `seq` grows by one per team; ask with `afterSeq` for what was missed.',
})
export class TeamEventType {
  @Field(() => Int) seq: number;
  @Field(() => String) type: string;
  @Field(() => [ID]) ids: string[];
  @Field(() => JsonScalar, { nullable: true }) data: unknown;
  @Field(() => Date) at: Date;
}

@Resolver()
export class SystemResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Public()
  @Query(() => SystemType)
  system(): SystemType {
    const { config, clock } = this.platform;
    return {
      now: clock.now(),
      timeSimulated: clock.simulated,
      carriersSimulated: config.CARRIERS_SIMULATED ?? false,
      appName: config.APP_NAME,
      twinUrl: config.CARRIERS_SIMULATED ? (config.TWIN_URL ?? null) : null,
    };
  }

  @SignedIn()
  @Subscription(() => TeamEventType, { resolve: (event: TeamEvent) => event })
  teamEvents(
    @CurrentCtx() ctx: Ctx,
    @Arg('afterSeq', () => Int, { nullable: true }) afterSeq: number | null,
  ): AsyncGenerator<TeamEvent> {
    return this.platform.teamEvents.follow(ctx.teamId, afterSeq);
  }
}
