import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DayScalar } from '../../../platform/graphql/scalars.js';

@ObjectType('DayHours')
export class DayHoursType {
  @Field(() => String) from: string;
  @Field(() => String) to: string;
}

@ObjectType('RulesetRow')
export class RulesetRowType {
  @Field(() => String, { nullable: true }) state: string | null;
  @Field(() => [DayHoursType], {
    nullable: 'items',
    description: 'Monday first; null is a day without sending.',
  })
  week: (DayHoursType | null)[];
  @Field(() => Int, { nullable: true }) maxAttemptsPer24h: number | null;
  @Field(() => DayScalar, { nullable: true }) since: string | null;
  @Field(() => String) source: string;
}

@ObjectType('RulesetRule')
export class RulesetRuleType {
  @Field(() => String) name: string;
  @Field(() => String) says: string;
}

@ObjectType('Ruleset')
export class RulesetType {
  @Field(() => String) version: string;
  @Field(() => DayScalar) dated: string;
  @Field(() => String) disclaimer: string;
  @Field(() => [RulesetRowType]) rows: RulesetRowType[];
  @Field(() => [RulesetRuleType]) rules: RulesetRuleType[];
}
