import { Inject } from '@nestjs/common';
import { ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { roleHas } from '@og/contracts';
import { CurrentCtx, Requires } from '../../platform/auth/access.decorators.js';
import type { Ctx } from '../../platform/ctx.js';
import { Arg } from '../../platform/graphql/arg.js';
import { PLATFORM, type Platform } from '../../platform/platform.js';
import { connectIntegration } from './connect-integration.js';
import { disconnectIntegration } from './disconnect-integration.js';
import {
  ConnectIntegrationInputType,
  ConnectIntegrationResult,
  DisconnectIntegrationResult,
  IntegrationType,
  WebhookAddressType,
} from './integration.types.js';
import { listIntegrations, type IntegrationView } from './integrations.queries.js';
import { webhookAddresses } from './webhook-addresses.js';
import { openIntegration } from './open-integration.js';

@Resolver(() => IntegrationType)
export class IntegrationsResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Requires('integrations.manage')
  @Query(() => [IntegrationType])
  integrations(@CurrentCtx() ctx: Ctx) {
    return listIntegrations(this.platform, ctx);
  }

  @Requires('integrations.manage')
  @Mutation(() => ConnectIntegrationResult)
  connectIntegration(
    @CurrentCtx() ctx: Ctx,
    @Arg('input', () => ConnectIntegrationInputType) input: ConnectIntegrationInputType,
  ) {
    return connectIntegration(this.platform, ctx, input);
  }

  @Requires('integrations.manage')
  @Mutation(() => DisconnectIntegrationResult)
  disconnectIntegration(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return disconnectIntegration(this.platform, ctx, id);
  }

  @ResolveField('webhookAddresses', () => [WebhookAddressType], {
    description: 'Addresses of ours that a person sets at the vendor; only for who may manage integrations.',
  })
  async webhookAddresses(@Parent() integration: IntegrationView, @CurrentCtx() ctx: Ctx) {
    if (ctx.actor.type === 'user' && !roleHas(ctx.actor.role, 'integrations.manage')) return [];
    const account = await openIntegration(this.platform, ctx.teamId, integration.id);
    return account ? webhookAddresses(this.platform.config, account) : [];
  }
}
