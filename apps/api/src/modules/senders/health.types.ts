import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { SenderHealthState } from '@og/core';
import { DayScalar } from '../../platform/graphql/scalars.js';

export const SenderHealthStateEnum = {
  HEALTHY: 'healthy',
  WATCH: 'watch',
  QUARANTINED: 'quarantined',
} as const satisfies Record<string, SenderHealthState>;
export type SenderHealthStateValue = SenderHealthState;
registerEnumType(SenderHealthStateEnum, { name: 'SenderHealthState' });

@ObjectType('HealthCheck')
export class HealthCheckType {
  @Field(() => Date) at: Date;
  @Field(() => Date) since: Date;
  @Field(() => Int) sent: number;
  @Field(() => Int) delivered: number;
  @Field(() => Int) failed: number;
  @Field(() => Int) optedOut: number;
  @Field(() => Int) replied: number;
  @Field(() => Int) complained: number;
  @Field(() => SenderHealthStateEnum) verdict: SenderHealthStateValue;
  @Field(() => String, { nullable: true }) reason: string | null;
}

@ObjectType('SenderHealth')
export class SenderHealthType {
  @Field(() => SenderHealthStateEnum) state: SenderHealthStateValue;
  @Field(() => String, { nullable: true }) reason: string | null;
  @Field(() => Date, { nullable: true }) quarantinedUntil: Date | null;
  @Field(() => HealthCheckType, {
    nullable: true,
    description: 'The newest look at the figures; null before the first.',
  })
  latest: HealthCheckType | null;
}

@ObjectType('WarmUp')
export class WarmUpType {
  @Field(() => Int) day: number;
  @Field(() => Int) days: number;
  @Field(() => Int) allowedToday: number;
  @Field(() => DayScalar) startedOn: string;
}

@InputType('LiftQuarantineInput')
export class LiftQuarantineInputType {
  @Field(() => String) reason: string;
}
