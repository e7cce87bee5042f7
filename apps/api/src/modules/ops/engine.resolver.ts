import { Inject } from '@nestjs/common';
import { Field, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { CurrentCtx, Requires } from '../../platform/auth/access.decorators.js';
import type { Ctx } from '../../platform/ctx.js';
import { Arg } from '../../platform/graphql/arg.js';
import { PLATFORM, type Platform } from '../../platform/platform.js';
import { readEngine } from './engine.queries.js';
import { setKillSwitch } from './set-kill-switch.js';

@ObjectType('Engine')
export class EngineType {
  @Field(() => String, {
    description:
      "normal, or reconcile_only after a restore: nothing is sent until the vendors' logs were compared.",
  })
  mode: string;
  @Field(() => String, { nullable: true }) reason: string | null;
  @Field(() => Date, { nullable: true }) since: Date | null;
  @Field(() => Boolean) killSwitch: boolean;
  @Field(() => Date, { nullable: true }) killSwitchSince: Date | null;
  @Field(() => Int) ready: number;
  @Field(() => Int) inFlight: number;
  @Field(() => Int) unknown: number;
}

@Resolver()
export class EngineResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Requires('campaigns.read')
  @Query(() => EngineType)
  engine(@CurrentCtx() ctx: Ctx) {
    return readEngine(this.platform, ctx);
  }

  @Requires('campaigns.launch')
  @Mutation(() => EngineType)
  setKillSwitch(@CurrentCtx() ctx: Ctx, @Arg('on', () => Boolean) on: boolean) {
    return setKillSwitch(this.platform, ctx, on);
  }
}
