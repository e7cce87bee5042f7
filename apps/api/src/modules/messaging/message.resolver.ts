import { Inject } from '@nestjs/common';
import { ID, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentCtx, Requires } from '../../platform/auth/access.decorators.js';
import type { Ctx } from '../../platform/ctx.js';
import { Arg } from '../../platform/graphql/arg.js';
import { PLATFORM, type Platform } from '../../platform/platform.js';
import { SendMessageInputType, SendMessageResult, UndoSendResult } from './conversation/message.types.js';
import { sendMessage } from './send-message.js';
import { undoSend } from './undo-send.js';

@Resolver()
export class MessageResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Requires('inbox.reply')
  @Mutation(() => SendMessageResult)
  sendMessage(@CurrentCtx() ctx: Ctx, @Arg('input', () => SendMessageInputType) input: SendMessageInputType) {
    return sendMessage(this.platform, ctx, input);
  }

  @Requires('inbox.reply')
  @Mutation(() => UndoSendResult)
  undoSend(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return undoSend(this.platform, ctx, id);
  }
}
