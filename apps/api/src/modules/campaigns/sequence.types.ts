import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { resultUnion } from '../../platform/graphql/union.js';
import { ConflictType, InvalidInputType, NotFoundType } from '../../platform/graphql/user-error.types.js';
import { CampaignType, StepInputType, StepObjectType } from './campaign.types.js';

const ExperimentStateEnum = { RUNNING: 'running', STOPPED: 'stopped', CONCLUDED: 'concluded' } as const;
registerEnumType(ExperimentStateEnum, { name: 'ExperimentState' });

@ObjectType('ExperimentVariant')
export class ExperimentVariantType {
  @Field(() => String) key: string;
  @Field(() => Int) weight: number;
  @Field(() => Boolean) stopped: boolean;
  @Field(() => String, { nullable: true }) stoppedReason: string | null;
  @Field(() => Int) assigned: number;
  @Field(() => Int) sent: number;
  @Field(() => Int) delivered: number;
  @Field(() => Int) replied: number;
  @Field(() => Int) optedOut: number;
}

@ObjectType('Experiment')
export class ExperimentType {
  @Field(() => ID) id: string;
  @Field(() => StepObjectType) step: StepObjectType;
  @Field(() => ExperimentStateEnum) state: string;
  @Field(() => String, { nullable: true }) reason: string | null;
  @Field(() => String, { nullable: true }) winner: string | null;
  @Field(() => [ExperimentVariantType]) variants: ExperimentVariantType[];
  @Field(() => Date) startedAt: Date;
  @Field(() => Date, { nullable: true }) decidedAt: Date | null;
}

@ObjectType('SequenceVersion')
export class SequenceVersionType {
  @Field(() => ID) id: string;
  @Field(() => Int) version: number;
  @Field(() => Date) createdAt: Date;
  @Field(() => Boolean) current: boolean;
  @Field(() => Int, { description: 'Runs that are still on it.' }) inFlight: number;
  @Field(() => [StepObjectType]) steps: StepObjectType[];
}

@InputType('PublishSequenceVersionInput')
export class PublishSequenceVersionInputType {
  /** The campaign's version that was edited. */
  @Field(() => Int) version: number;
  @Field(() => [StepInputType]) steps: StepInputType[];
}

@InputType('MoveEnrollmentsInput')
export class MoveEnrollmentsInputType {
  @Field(() => ID) fromVersionId: string;
}

@ObjectType('EnrollmentsMoved')
export class EnrollmentsMovedType {
  @Field(() => Int) moved: number;
  @Field(() => Int) stayed: number;
  @Field(() => CampaignType) campaign: CampaignType;
}

export const MoveEnrollmentsResult = resultUnion(
  'MoveEnrollmentsResult',
  () => [EnrollmentsMovedType, ConflictType, NotFoundType, InvalidInputType] as const,
);
