import { Inject } from '@nestjs/common';
import { ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentCtx, Requires } from '../../platform/auth/access.decorators.js';
import type { Ctx } from '../../platform/ctx.js';
import { Arg } from '../../platform/graphql/arg.js';
import { PLATFORM, type Platform } from '../../platform/platform.js';
import { addSenderNumber } from './add-sender-number.js';
import { checkNumbers } from './check-numbers.js';
import { createSenderPool } from './create-sender-pool.js';
import { deleteSenderPool } from './delete-sender-pool.js';
import { HealthCheckType, LiftQuarantineInputType } from './health.types.js';
import { liftQuarantine } from './lift-quarantine.js';
import {
  AddSenderNumberInputType,
  AddSenderNumberResult,
  CreateSenderPoolInputType,
  CreateSenderPoolResult,
  DeleteSenderPoolResult,
  LiftQuarantineResult,
  RetireSenderNumberResult,
  UpdateSenderNumberInputType,
  UpdateSenderNumberResult,
  UpdateSenderPoolInputType,
  UpdateSenderPoolResult,
} from './number.inputs.js';
import { retireSenderNumber } from './retire-sender-number.js';
import { NumbersCheckedType, SenderNumberType, SenderPoolType } from './sender.types.js';
import { listHealthChecks, listSenders } from './senders.queries.js';
import { updateSenderNumber } from './update-sender-number.js';
import { updateSenderPool } from './update-sender-pool.js';

/** Numbers, pools and health. */
@Resolver()
export class SendersResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Requires('senders.read')
  @Query(() => [SenderNumberType])
  senderNumbers(@CurrentCtx() ctx: Ctx) {
    return listSenders(this.platform, ctx, 'numbers');
  }

  @Requires('senders.read')
  @Query(() => [SenderPoolType])
  senderPools(@CurrentCtx() ctx: Ctx) {
    return listSenders(this.platform, ctx, 'pools');
  }

  @Requires('senders.read')
  @Query(() => [HealthCheckType], { description: 'Looks at a sender’s figures, the newest first.' })
  senderHealthChecks(
    @CurrentCtx() ctx: Ctx,
    @Arg('senderId', () => ID) senderId: string,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
  ) {
    return listHealthChecks(this.platform, ctx, senderId, first ?? 50);
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
  @Mutation(() => UpdateSenderNumberResult)
  updateSenderNumber(
    @CurrentCtx() ctx: Ctx,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => UpdateSenderNumberInputType) input: UpdateSenderNumberInputType,
  ) {
    return updateSenderNumber(this.platform, ctx, id, input);
  }

  @Requires('senders.manage')
  @Mutation(() => RetireSenderNumberResult)
  retireSenderNumber(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return retireSenderNumber(this.platform, ctx, id);
  }

  @Requires('senders.manage')
  @Mutation(() => NumbersCheckedType, {
    description: 'Point texts and calls of all numbers at Twilio here, where they go elsewhere.',
  })
  checkSenderNumbers(@CurrentCtx() ctx: Ctx) {
    return checkNumbers(this.platform, ctx);
  }

  @Requires('senders.manage')
  @Mutation(() => CreateSenderPoolResult)
  createSenderPool(
    @CurrentCtx() ctx: Ctx,
    @Arg('input', () => CreateSenderPoolInputType) input: CreateSenderPoolInputType,
  ) {
    return createSenderPool(this.platform, ctx, input);
  }

  @Requires('senders.manage')
  @Mutation(() => UpdateSenderPoolResult)
  updateSenderPool(
    @CurrentCtx() ctx: Ctx,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => UpdateSenderPoolInputType) input: UpdateSenderPoolInputType,
  ) {
    return updateSenderPool(this.platform, ctx, id, input);
  }

  @Requires('senders.manage')
  @Mutation(() => DeleteSenderPoolResult)
  deleteSenderPool(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return deleteSenderPool(this.platform, ctx, id);
  }

  @Requires('senders.manage')
  @Mutation(() => LiftQuarantineResult)
  liftQuarantine(
    @CurrentCtx() ctx: Ctx,
    @Arg('senderId', () => ID) senderId: string,
    @Arg('input', () => LiftQuarantineInputType) input: LiftQuarantineInputType,
  ) {
    return liftQuarantine(this.platform, ctx, senderId, input);
  }
}
