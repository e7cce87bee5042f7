import { Inject } from '@nestjs/common';
import { Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentCtx, Requires } from '../../platform/auth/access.decorators.js';
import type { Ctx } from '../../platform/ctx.js';
import { Arg } from '../../platform/graphql/arg.js';
import { resultUnion } from '../../platform/graphql/union.js';
import { ConflictType, NotFoundType } from '../../platform/graphql/user-error.types.js';
import { PLATFORM, type Platform } from '../../platform/platform.js';
import { MessageType } from '../messaging/index.js';
import { settleSender } from './inbound/settle-sender.js';

@InputType('SettleSenderInput')
export class SettleSenderInputType {
  @Field(() => Boolean, { description: 'The person wrote it: what it asks for is done.' }) genuine: boolean;
}

const SettleSenderResult = resultUnion(
  'SettleSenderResult',
  () => [MessageType, ConflictType, NotFoundType] as const,
);

@Resolver()
export class SenderDoubtResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Requires('inbox.reply')
  @Mutation(() => SettleSenderResult, {
    description: 'Say who wrote a mail that asks to stop and whose sender is not proven.',
  })
  settleSender(
    @CurrentCtx() ctx: Ctx,
    @Arg('messageId', () => ID) messageId: string,
    @Arg('input', () => SettleSenderInputType) input: SettleSenderInputType,
  ) {
    return settleSender(this.platform, ctx, messageId, input);
  }
}
