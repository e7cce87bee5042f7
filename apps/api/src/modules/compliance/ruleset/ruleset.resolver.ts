import { Query, Resolver } from '@nestjs/graphql';
import { CurrentCtx, Requires } from '../../../platform/auth/access.decorators.js';
import type { Ctx } from '../../../platform/ctx.js';
import { readRuleset } from './ruleset.queries.js';
import { RulesetType } from './ruleset.types.js';

@Resolver()
export class RulesetResolver {
  @Requires('team.read')
  @Query(() => RulesetType)
  ruleset(@CurrentCtx() ctx: Ctx) {
    return readRuleset(ctx);
  }
}
