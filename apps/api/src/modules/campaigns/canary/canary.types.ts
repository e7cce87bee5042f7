import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

export const CanaryStateEnum = {
  NONE: 'none',
  RUNNING: 'running',
  HOLDING: 'holding',
  RELEASED: 'released',
  STOPPED: 'stopped',
} as const;
registerEnumType(CanaryStateEnum, { name: 'CanaryState' });

@ObjectType('Canary')
export class CanaryType {
  @Field(() => Int, { nullable: true }) size: number | null;
  @Field(() => CanaryStateEnum) state: string;
  @Field(() => String, { nullable: true }) reason: string | null;
  @Field(() => String, { nullable: true }) releasedBy: string | null;
  @Field(() => Date, { nullable: true }) releasedAt: Date | null;
  @Field(() => Int, { description: 'Leads of the canary whose first message the carrier took.' })
  written: number;
  @Field(() => Int, { description: 'Messages to them that the carrier took: one a step.' }) sent: number;
  @Field(() => Int, { description: 'Messages that arrived.' }) delivered: number;
  @Field(() => Int, { description: 'Messages that ended without arriving.' }) failed: number;
  @Field(() => Int, { description: 'Leads who opted out.' }) optedOut: number;
  @Field(() => Int, { description: 'Leads who answered.' }) replied: number;
  @Field(() => Int, { description: 'Runs that wait for the release.' }) waiting: number;
}
