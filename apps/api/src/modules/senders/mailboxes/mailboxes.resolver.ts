import { Inject } from '@nestjs/common';
import { ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentCtx, Requires } from '../../../platform/auth/access.decorators.js';
import type { Ctx } from '../../../platform/ctx.js';
import { Arg } from '../../../platform/graphql/arg.js';
import { PLATFORM, type Platform } from '../../../platform/platform.js';
import { listSenders } from '../senders.queries.js';
import {
  AddSenderMailboxInputType,
  AddSendingDomainInputType,
  SenderMailboxResult,
  SenderMailboxType,
  SendingDomainResult,
  SendingDomainType,
  UpdateSenderMailboxInputType,
} from './mailbox.types.js';
import { addSenderMailbox, retireSenderMailbox, updateSenderMailbox } from './sender-mailboxes.js';
import { addSendingDomain, checkSendingDomain } from './sending-domains.js';

/** Mailboxes and the domains that they send from. */
@Resolver()
export class MailboxesResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Requires('senders.read')
  @Query(() => [SenderMailboxType])
  senderMailboxes(@CurrentCtx() ctx: Ctx) {
    return listSenders(this.platform, ctx, 'mailboxes');
  }

  @Requires('senders.read')
  @Query(() => [SendingDomainType])
  sendingDomains(@CurrentCtx() ctx: Ctx) {
    return listSenders(this.platform, ctx, 'domains');
  }

  @Requires('senders.manage')
  @Mutation(() => SenderMailboxResult)
  addSenderMailbox(
    @CurrentCtx() ctx: Ctx,
    @Arg('input', () => AddSenderMailboxInputType) input: AddSenderMailboxInputType,
  ) {
    return addSenderMailbox(this.platform, ctx, input);
  }

  @Requires('senders.manage')
  @Mutation(() => SenderMailboxResult)
  updateSenderMailbox(
    @CurrentCtx() ctx: Ctx,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => UpdateSenderMailboxInputType) input: UpdateSenderMailboxInputType,
  ) {
    return updateSenderMailbox(this.platform, ctx, id, input);
  }

  @Requires('senders.manage')
  @Mutation(() => SenderMailboxResult)
  retireSenderMailbox(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return retireSenderMailbox(this.platform, ctx, id);
  }

  @Requires('senders.manage')
  @Mutation(() => SendingDomainResult)
  addSendingDomain(
    @CurrentCtx() ctx: Ctx,
    @Arg('input', () => AddSendingDomainInputType) input: AddSendingDomainInputType,
  ) {
    return addSendingDomain(this.platform, ctx, input);
  }

  @Requires('senders.manage')
  @Mutation(() => SendingDomainResult)
  checkSendingDomain(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return checkSendingDomain(this.platform, ctx, id);
  }
}
