import { Inject } from '@nestjs/common';
import { Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { CurrentCtx, Requires } from '../../../platform/auth/access.decorators.js';
import type { Ctx } from '../../../platform/ctx.js';
import { Arg } from '../../../platform/graphql/arg.js';
import { InboundIntentEnum, type InboundIntentValue } from '../../../platform/graphql/shared-enums.js';
import { PLATFORM, type Platform } from '../../../platform/platform.js';
import { InboxItemResult, InboxItemType } from '../inbox.types.js';
import { similarInboxItems } from '../similar-items.queries.js';
import { correctIntent } from './correct-intent.js';
import { classificationQuality } from './quality.queries.js';

@InputType('CorrectIntentInput')
export class CorrectIntentInputType {
  @Field(() => InboundIntentEnum) intent: InboundIntentValue;
}

@ObjectType('IntentPair')
export class IntentPairType {
  @Field(() => String) from: string;
  @Field(() => String) to: string;
  @Field(() => Int) count: number;
}

@ObjectType('RuleQuality')
export class RuleQualityType {
  @Field(() => String) rule: string;
  @Field(() => Int) classified: number;
  @Field(() => Int) corrected: number;
}

@ObjectType('ClassificationQuality', { description: 'How often people said that the machine was wrong.' })
export class ClassificationQualityType {
  @Field(() => Date) from: Date;
  @Field(() => Date) to: Date;
  @Field(() => Int) classified: number;
  @Field(() => Int) corrected: number;
  @Field(() => [IntentPairType]) pairs: IntentPairType[];
  @Field(() => [RuleQualityType]) rules: RuleQualityType[];
}

/** Days that quality is looked at over when nobody says otherwise. */
const DAYS = 30;

@Resolver()
export class UnderstandResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Requires('inbox.reply')
  @Mutation(() => InboxItemResult, {
    description: 'Say what a message really means; measured, and the item is sorted anew.',
  })
  correctIntent(
    @CurrentCtx() ctx: Ctx,
    @Arg('messageId', () => ID) messageId: string,
    @Arg('input', () => CorrectIntentInputType) input: CorrectIntentInputType,
  ) {
    return correctIntent(this.platform, ctx, messageId, input.intent);
  }

  @Requires('inbox.read')
  @Query(() => ClassificationQualityType)
  classificationQuality(
    @CurrentCtx() ctx: Ctx,
    @Arg('days', () => Int, { nullable: true }) days: number | null,
  ) {
    return classificationQuality(this.platform, ctx, days ?? DAYS);
  }

  @Requires('inbox.read')
  @Query(() => [InboxItemType], { description: 'Open items that say the same, for one act on all.' })
  similarInboxItems(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return similarInboxItems(this.platform, ctx, id);
  }
}
