import { Inject } from '@nestjs/common';
import { ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentCtx, Requires } from '../../platform/auth/access.decorators.js';
import type { Ctx } from '../../platform/ctx.js';
import { Arg } from '../../platform/graphql/arg.js';
import { PLATFORM, type Platform } from '../../platform/platform.js';
import { addSenderNumber } from './add-sender-number.js';
import { createSenderPool } from './create-sender-pool.js';
import { retireSenderNumber } from './retire-sender-number.js';
import {
  AddSenderNumberInputType,
  AddSenderNumberResult,
  CreateSenderPoolInputType,
  CreateSenderPoolResult,
  RetireSenderNumberResult,
  SenderNumberType,
  SenderPoolType,
} from './sender.types.js';
import { listSenderNumbers, listSenderPools } from './senders.queries.js';

@Resolver()
export class SendersResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Requires('senders.read')
  @Query(() => [SenderNumberType])
  senderNumbers(@CurrentCtx() ctx: Ctx) {
    return listSenderNumbers(this.platform, ctx);
  }

  @Requires('senders.read')
  @Query(() => [SenderPoolType])
  senderPools(@CurrentCtx() ctx: Ctx) {
    return listSenderPools(this.platform, ctx);
  }

  @Requires('senders.manage')
  @Mutation(() => AddSenderNumberResult)
  addSenderNumber(
    @CurrentCtx() ctx: Ctx,
    @Arg('input', () => AddSenderNumberInputType) input: AddSenderNumberInputType,
  ) {
    return addSenderNumber(this.platform, ctx, input);
  }

  @Requires('senders.manage')
  @Mutation(() => RetireSenderNumberResult)
  retireSenderNumber(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return retireSenderNumber(this.platform, ctx, id);
  }

  @Requires('senders.manage')
  @Mutation(() => CreateSenderPoolResult)
  createSenderPool(
    @CurrentCtx() ctx: Ctx,
    @Arg('input', () => CreateSenderPoolInputType) input: CreateSenderPoolInputType,
  ) {
    return createSenderPool(this.platform, ctx, input);
  }
}
