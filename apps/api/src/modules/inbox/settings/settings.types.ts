import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { resultUnion } from '../../../platform/graphql/union.js';
import { ConflictType, InvalidInputType } from '../../../platform/graphql/user-error.types.js';
import { WeekHoursInputType, WeekHoursType } from '../../../platform/graphql/week-hours.types.js';
import { LeadStageEnum } from '../../leads/index.js';
import type { DispositionStage } from './dispositions.js';
import type { AssignmentMode } from './inbox-settings.js';

export const AssignmentModeEnum = {
  HAND: 'hand',
  ROUND_ROBIN: 'round_robin',
  LEAST_LOADED: 'least_loaded',
} as const satisfies Record<string, AssignmentMode>;
registerEnumType(AssignmentModeEnum, { name: 'AssignmentMode' });

@ObjectType('InboxSettings')
export class InboxSettingsType {
  @Field(() => AssignmentModeEnum) assignment: AssignmentMode;
  @Field(() => [ID]) assigneeIds: string[];
  @Field(() => Int, { nullable: true }) slaHotMinutes: number | null;
  @Field(() => Int, { nullable: true }) slaMinutes: number | null;
  @Field(() => Int) escalateMinutes: number;
  @Field(() => WeekHoursType, { nullable: true }) businessHours: WeekHoursType | null;
  @Field(() => String, {
    description: 'Send it back when the settings are saved, so that no newer ones are overwritten.',
  })
  version: string;
}

@InputType('UpdateInboxSettingsInput')
export class UpdateInboxSettingsInputType {
  @Field(() => AssignmentModeEnum, { nullable: true }) assignment?: AssignmentMode | null;
  @Field(() => [ID], { nullable: true }) assigneeIds?: string[] | null;
  @Field(() => Int, { nullable: true }) slaHotMinutes?: number | null;
  @Field(() => Int, { nullable: true }) slaMinutes?: number | null;
  @Field(() => Int, { nullable: true }) escalateMinutes?: number | null;
  @Field(() => WeekHoursInputType, { nullable: true }) businessHours?: WeekHoursInputType | null;
}

export const UpdateInboxSettingsResult = resultUnion(
  'UpdateInboxSettingsResult',
  () => [InboxSettingsType, InvalidInputType, ConflictType] as const,
);

@ObjectType('Disposition')
export class DispositionType {
  @Field(() => ID) id: string;
  @Field(() => String) key: string;
  @Field(() => String) label: string;
  @Field(() => Int) position: number;
  @Field(() => Boolean) endsRuns: boolean;
  @Field(() => LeadStageEnum, { nullable: true }) stage: DispositionStage | null;
  @Field(() => String) appliesTo: string;
  @Field(() => String, {
    description: 'Send it back when the list is saved, so that no newer one is overwritten.',
  })
  version: string;
}

@ObjectType('Dispositions')
export class DispositionsType {
  @Field(() => [DispositionType]) dispositions: DispositionType[];
}

@InputType('DispositionInput')
export class DispositionInputType {
  @Field(() => ID, { nullable: true }) id?: string | null;
  @Field(() => String) key: string;
  @Field(() => String) label: string;
  @Field(() => Boolean) endsRuns: boolean;
  @Field(() => LeadStageEnum, { nullable: true }) stage?: DispositionStage | null;
  @Field(() => String, { nullable: true }) appliesTo?: string | null;
}

export const SaveDispositionsResult = resultUnion(
  'SaveDispositionsResult',
  () => [DispositionsType, InvalidInputType, ConflictType] as const,
);
