import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { ConsentType } from '../../../platform/graphql/consent.types.js';
import { JsonScalar } from '../../../platform/graphql/scalars.js';

@ObjectType('DecisionRule')
export class DecisionRuleType {
  @Field(() => String) rule: string;
  @Field(() => String) result: string;
  @Field(() => String) detail: string;
}

@ObjectType('HoursCheck')
export class HoursCheckType {
  @Field(() => String) zone: string;
  @Field(() => String, { nullable: true }) state: string | null;
  @Field(() => String) localTime: string;
  @Field(() => Boolean) open: boolean;
  @Field(() => String, { nullable: true }) opens: string | null;
  @Field(() => String, { nullable: true }) closes: string | null;
}

@ObjectType('LedgerTransition')
export class LedgerTransitionType {
  @Field(() => Date) at: Date;
  @Field(() => String, { nullable: true }) from: string | null;
  @Field(() => String) to: string;
  @Field(() => String, { nullable: true }) reason: string | null;
  @Field(() => String, { nullable: true, description: 'The reason in words.' })
  explanation: string | null;
  @Field(() => Int) attempt: number;
  @Field(() => String, {
    description: 'Who moved it: planner, sender, callback, sweeper, revocation, user, campaign.',
  })
  source: string;
}

@ObjectType('MessageDecision')
export class MessageDecisionType {
  @Field(() => ID) messageId: string;
  @Field(() => String) verdict: string;
  @Field(() => String, { nullable: true }) reason: string | null;
  @Field(() => String) message: string;
  @Field(() => [DecisionRuleType]) rules: DecisionRuleType[];
  @Field(() => String) ruleset: string;
  @Field(() => JsonScalar) zones: unknown;
  @Field(() => [HoursCheckType], { description: 'Arithmetic of the hours, one line a place.' })
  hours: HoursCheckType[];
  @Field(() => ConsentType, { nullable: true }) consent: ConsentType | null;
  @Field(() => String, { nullable: true }) sender: string | null;
  @Field(() => String, { nullable: true }) senderChoice: string | null;
  @Field(() => [LedgerTransitionType]) ledger: LedgerTransitionType[];
  @Field(() => Date) decidedAt: Date;
  @Field(() => Date, { nullable: true }) validUntil: Date | null;
}

@ObjectType('FileLink')
export class FileLinkType {
  @Field(() => String) url: string;
  @Field(() => String) fileName: string;
  @Field(() => Date) expiresAt: Date;
}
