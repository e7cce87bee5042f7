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
  @Field(() => Int, {
    description: 'Runs of the canary that were sent, and of those delivered, failed, opted out and answered.',
  })
  sent: number;
  @Field(() => Int) delivered: number;
  @Field(() => Int) failed: number;
  @Field(() => Int) optedOut: number;
  @Field(() => Int) replied: number;
  @Field(() => Int, { description: 'Runs that wait for the release.' }) waiting: number;
}
