import { Inject } from '@nestjs/common';
import { Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentCtx, Requires } from '../../../platform/auth/access.decorators.js';
import type { Ctx } from '../../../platform/ctx.js';
import { Arg } from '../../../platform/graphql/arg.js';
import { PLATFORM, type Platform } from '../../../platform/platform.js';
import { ReconciliationType } from './reconcile.types.js';
import { listReconciliations } from './reconciliations.queries.js';
import { requestReconciliation } from './request-reconciliation.js';

@Resolver()
export class ReconcileResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Requires('senders.read')
  @Query(() => [ReconciliationType])
  reconciliations(@CurrentCtx() ctx: Ctx, @Arg('first', () => Int, { nullable: true }) first: number | null) {
    return listReconciliations(this.platform, ctx, first);
  }

  @Requires('integrations.manage')
  @Mutation(() => Int, {
    description: 'Compare every account with its vendor now; answers how many accounts that are.',
  })
  requestReconciliation(@CurrentCtx() ctx: Ctx) {
    return requestReconciliation(this.platform, ctx);
  }
}
