import { Inject } from '@nestjs/common';
import { Field, ID, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { CurrentCtx, Requires } from '../../platform/auth/access.decorators.js';
import type { Ctx } from '../../platform/ctx.js';
import { PLATFORM, type Platform } from '../../platform/platform.js';
import { listSequences } from './report/list-sequences.js';

@ObjectType('Sequence')
export class SequenceType {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'As its campaign is called.' }) name!: string;
  @Field(() => Int, { description: 'Of the newest version.' }) steps!: number;
}

@Resolver()
export class SequencesResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Requires('campaigns.read')
  @Query(() => [SequenceType], { description: 'Sequences that a step can move leads to, the newest first.' })
  sequences(@CurrentCtx() ctx: Ctx) {
    return listSequences(this.platform, ctx);
  }
}
