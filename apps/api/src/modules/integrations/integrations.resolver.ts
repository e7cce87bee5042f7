import { Inject } from '@nestjs/common';
import { ID, Mutation, Query, Resolver } from '@nestjs/graphql';
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
} from './integration.types.js';
import { listIntegrations } from './integrations.queries.js';

@Resolver()
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
}
