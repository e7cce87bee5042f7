import { Inject } from '@nestjs/common';
import { Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentCtx, Requires } from '../../../platform/auth/access.decorators.js';
import type { Ctx } from '../../../platform/ctx.js';
import { Arg } from '../../../platform/graphql/arg.js';
import { PLATFORM, type Platform } from '../../../platform/platform.js';
import { listDispositions, saveDispositions } from './dispositions.js';
import { inboxSettings, updateInboxSettings } from './inbox-settings.js';
import {
  DispositionInputType,
  DispositionType,
  InboxSettingsType,
  SaveDispositionsResult,
  UpdateInboxSettingsInputType,
  UpdateInboxSettingsResult,
} from './settings.types.js';

@Resolver()
export class InboxSettingsResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Requires('inbox.read')
  @Query(() => InboxSettingsType)
  inboxSettings(@CurrentCtx() ctx: Ctx) {
    return inboxSettings(this.platform, ctx);
  }

  @Requires('inbox.manage')
  @Mutation(() => UpdateInboxSettingsResult)
  updateInboxSettings(
    @CurrentCtx() ctx: Ctx,
    @Arg('input', () => UpdateInboxSettingsInputType) input: UpdateInboxSettingsInputType,
    @Arg('seen', () => String, {
      nullable: true,
      description: 'Version of the settings that were changed: another one by now is not overwritten.',
    })
    seen: string | null,
  ) {
    return updateInboxSettings(this.platform, ctx, input, seen);
  }

  @Requires('inbox.read')
  @Query(() => [DispositionType])
  dispositions(@CurrentCtx() ctx: Ctx) {
    return listDispositions(this.platform, ctx);
  }

  @Requires('inbox.manage')
  @Mutation(() => SaveDispositionsResult)
  saveDispositions(
    @CurrentCtx() ctx: Ctx,
    @Arg('dispositions', () => [DispositionInputType]) dispositions: DispositionInputType[],
    @Arg('seen', () => [String], {
      nullable: true,
      description:
        'Versions of the list that was changed, in its order: another one by now is not overwritten.',
    })
    seen: string[] | null,
  ) {
    return saveDispositions(this.platform, ctx, dispositions, seen);
  }
}
