import { Inject } from '@nestjs/common';
import { Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentCtx, Requires } from '../../../platform/auth/access.decorators.js';
import type { Ctx } from '../../../platform/ctx.js';
import { Arg } from '../../../platform/graphql/arg.js';
import { PLATFORM, type Platform } from '../../../platform/platform.js';
import { createDncImport } from './create-dnc-import.js';
import { dncStatus } from './dnc-status.queries.js';
import { CreateDncImportInputType, DncImportResult, DncStatusType } from './dnc.types.js';

@Resolver()
export class DncResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Requires('suppression.read')
  @Query(() => DncStatusType)
  dnc(@CurrentCtx() ctx: Ctx) {
    return dncStatus(this.platform, ctx);
  }

  @Requires('leads.import')
  @Mutation(() => DncImportResult)
  createDncImport(
    @CurrentCtx() ctx: Ctx,
    @Arg('input', () => CreateDncImportInputType) input: CreateDncImportInputType,
  ) {
    return createDncImport(this.platform, ctx, input);
  }
}
