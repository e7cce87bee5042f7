import { Inject } from '@nestjs/common';
import { Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentCtx, Requires } from '../../platform/auth/access.decorators.js';
import type { Ctx } from '../../platform/ctx.js';
import { Arg } from '../../platform/graphql/arg.js';
import { ChannelEnum, type ChannelValue } from '../../platform/graphql/shared-enums.js';
import { PLATFORM, type Platform } from '../../platform/platform.js';
import { suppressAddress } from './suppress-address.js';
import { SuppressionEffects } from './suppression-effects.js';
import { listSuppressions } from './suppression.queries.js';
import {
  SuppressInputType,
  SuppressionConnectionType,
  SuppressResult,
  UnsuppressInputType,
  UnsuppressResult,
} from './suppression.types.js';
import { unsuppressAddress } from './unsuppress-address.js';

@Resolver()
export class SuppressionResolver {
  constructor(
    @Inject(PLATFORM) private readonly platform: Platform,
    @Inject(SuppressionEffects) private readonly effects: SuppressionEffects,
  ) {}

  @Requires('suppression.read')
  @Query(() => SuppressionConnectionType)
  suppressions(
    @CurrentCtx() ctx: Ctx,
    @Arg('channel', () => ChannelEnum, { nullable: true }) channel: ChannelValue | null,
    @Arg('address', () => String, { nullable: true }) address: string | null,
    @Arg('search', () => String, { nullable: true }) search: string | null,
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return listSuppressions(this.platform, ctx, { channel, address, search, first, after });
  }

  @Requires('suppression.add')
  @Mutation(() => SuppressResult)
  suppress(@CurrentCtx() ctx: Ctx, @Arg('input', () => SuppressInputType) input: SuppressInputType) {
    return suppressAddress({ ...this.platform, effects: this.effects }, ctx, input);
  }

  @Requires('suppression.lift')
  @Mutation(() => UnsuppressResult)
  unsuppress(@CurrentCtx() ctx: Ctx, @Arg('input', () => UnsuppressInputType) input: UnsuppressInputType) {
    return unsuppressAddress(this.platform, ctx, input);
  }
}
