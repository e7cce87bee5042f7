import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionTypes } from '../../platform/graphql/connection.js';
import { ReasonCountType } from '../../platform/graphql/reason-count.types.js';
import { JsonScalar } from '../../platform/graphql/scalars.js';
import { ChannelEnum, type ChannelValue } from '../../platform/graphql/shared-enums.js';
import { resultUnion } from '../../platform/graphql/union.js';
import {
  ConflictType,
  InvalidInputType,
  NotFoundType,
  ProblemType,
  UserErrorType,
} from '../../platform/graphql/user-error.types.js';
import { LeadFilterInput } from '../leads/index.js';
import type { ExitCondition } from './campaign-row.js';
import { MessageStateEnum, type MessageStateValue } from '../messaging/index.js';

export const CampaignStateEnum = {
  DRAFT: 'draft',
  SCHEDULED: 'scheduled',
  ACTIVE: 'active',
  PAUSED: 'paused',
  COMPLETED: 'completed',
  ARCHIVED: 'archived',
} as const;
export type CampaignStateValue = (typeof CampaignStateEnum)[keyof typeof CampaignStateEnum];
registerEnumType(CampaignStateEnum, { name: 'CampaignState' });

export const StepTypeEnum = {
  SMS: 'sms',
  EMAIL: 'email',
  CALL_TASK: 'call_task',
  MANUAL_TASK: 'manual_task',
  WAIT: 'wait',
  BRANCH: 'branch',
  SPLIT: 'split',
  MOVE: 'move',
  HANDOFF: 'handoff',
} as const;
registerEnumType(StepTypeEnum, { name: 'StepType' });

export const ExitConditionEnum = {
  REPLY: 'reply',
  BOUNCE: 'bounce',
  DISPOSITION: 'disposition',
  STAGE_CHANGE: 'stage_change',
} as const;
registerEnumType(ExitConditionEnum, { name: 'ExitCondition' });

export const DelayUnitEnum = { MINUTES: 'minutes', HOURS: 'hours', DAYS: 'days' } as const;
type DelayUnitValue = (typeof DelayUnitEnum)[keyof typeof DelayUnitEnum];
registerEnumType(DelayUnitEnum, { name: 'DelayUnit' });

export const EnrollmentStateEnum = {
  PENDING: 'pending',
  ACTIVE: 'active',
  PAUSED: 'paused',
  FINISHED: 'finished',
  REPLIED: 'replied',
  BOUNCED: 'bounced',
  OPTED_OUT: 'opted_out',
  FAILED: 'failed',
  MOVED: 'moved',
  SUPPRESSED: 'suppressed',
  HELD: 'held',
} as const;
registerEnumType(EnrollmentStateEnum, { name: 'EnrollmentState' });

@ObjectType('Delay')
export class DelayType {
  @Field(() => Int) amount: number;
  @Field(() => DelayUnitEnum) unit: DelayUnitValue;
}

/** What became of messages. */
@ObjectType('MessageCounts')
export class MessageCountsType {
  @Field(() => Int) planned: number;
  @Field(() => Int) held: number;
  @Field(() => Int) suppressed: number;
  @Field(() => Int) sent: number;
  @Field(() => Int) delivered: number;
  @Field(() => Int) failed: number;
  @Field(() => Int) unknown: number;
}

@ObjectType('CampaignCounts')
export class CampaignCountsType extends MessageCountsType {
  @Field(() => Int) enrolled: number;
  @Field(() => Int) replied: number;
  @Field(() => Int) optedOut: number;
}

@ObjectType('Step')
export class StepObjectType {
  @Field(() => ID) id: string;
  @Field(() => String) key: string;
  @Field(() => Int) position: number;
  @Field(() => StepTypeEnum) type: string;
  @Field(() => ChannelEnum, { nullable: true }) channel: ChannelValue | null;
  @Field(() => DelayType) delay: DelayType;
  @Field(() => String, { nullable: true }) subject: string | null;
  @Field(() => String, { nullable: true }) body: string | null;
  @Field(() => Int, { nullable: true }) segments: number | null;
  @Field(() => JsonScalar, {
    description: "What types other than SMS and e-mail need; validated by the type's own schema.",
  })
  config: unknown;
  @Field(() => Int, {
    description: 'People who waited, branched or got a task here: how often this step was carried out.',
  })
  carriedOut: number;
  @Field(() => CampaignCountsType) counts: CampaignCountsType;
}

@ObjectType('SendWindow')
export class SendWindowType {
  @Field(() => String) from: string;
  @Field(() => String) to: string;
  @Field(() => [Int]) days: number[];
}

/** `segment`, senders, versions, experiments and `createdBy` are loaded by resolvers. */
@ObjectType('Campaign')
export class CampaignType {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
  @Field(() => CampaignStateEnum) state: CampaignStateValue;
  @Field(() => JsonScalar, { nullable: true }) filter: unknown;
  @Field(() => SendWindowType, { nullable: true }) sendWindow: SendWindowType | null;
  @Field(() => [ExitConditionEnum]) exitConditions: ExitCondition[];
  @Field(() => Int, { nullable: true }) reEntryAfterDays: number | null;
  @Field(() => Boolean) exclusive: boolean;
  @Field(() => Boolean) trackLinks: boolean;
  @Field(() => [StepObjectType]) steps: StepObjectType[];
  @Field(() => CampaignCountsType) counts: CampaignCountsType;
  @Field(() => [ReasonCountType]) causes: ReasonCountType[];
  @Field(() => String, { nullable: true }) pauseReason: string | null;
  @Field(() => Int) version: number;
  @Field(() => Date) createdAt: Date;
  @Field(() => Date) updatedAt: Date;
  @Field(() => Date, { nullable: true }) launchedAt: Date | null;
  @Field(() => Date, { nullable: true }) completedAt: Date | null;
}

export const CampaignConnectionType = connectionTypes('Campaign', () => CampaignType);

@ObjectType('CampaignNotReady', { implements: () => [UserErrorType] })
export class CampaignNotReadyType extends UserErrorType {
  @Field(() => [ProblemType]) problems: ProblemType[];
}

@ObjectType('StepPreview')
export class StepPreviewType {
  @Field(() => ID) leadId: string;
  @Field(() => String) leadName: string;
  @Field(() => String, { nullable: true }) text: string | null;
  @Field(() => Int, { nullable: true }) segments: number | null;
  @Field(() => String, { nullable: true }) encoding: string | null;
  @Field(() => String, { nullable: true }) problem: string | null;
}

/** `lead` is loaded by the resolver. */
@ObjectType('Enrollment')
export class EnrollmentType {
  @Field(() => ID) id: string;
  @Field(() => EnrollmentStateEnum) state: string;
  @Field(() => String, { nullable: true }) reason: string | null;
  @Field(() => String, { nullable: true, description: 'The reason in words.' })
  explanation: string | null;
  @Field(() => Date, { nullable: true }) nextDueAt: Date | null;
  @Field(() => Date) updatedAt: Date;
  @Field(() => ID, { nullable: true }) messageId: string | null;
  @Field(() => MessageStateEnum, { nullable: true }) messageState: MessageStateValue | null;
}

export const EnrollmentConnectionType = connectionTypes('Enrollment', () => EnrollmentType);

@InputType('DelayInput')
export class DelayInputType {
  @Field(() => Int) amount: number;
  @Field(() => DelayUnitEnum) unit: DelayUnitValue;
}

@InputType('StepInput')
export class StepInputType {
  @Field(() => String, {
    nullable: true,
    description:
      'Names the step; jumps of branch and split lead to keys of later steps. Given by the client, unique within the sequence.',
  })
  key: string | null;
  @Field(() => JsonScalar, { nullable: true }) config: unknown;
  @Field(() => StepTypeEnum) type: string;
  @Field(() => ChannelEnum, { nullable: true }) channel: ChannelValue | null;
  @Field(() => DelayInputType, { nullable: true }) delay: DelayInputType | null;
  @Field(() => String, { nullable: true }) subject: string | null;
  @Field(() => String, { nullable: true }) body: string | null;
}

@InputType('SendWindowInput')
export class SendWindowInputType {
  @Field(() => String) from: string;
  @Field(() => String) to: string;
  @Field(() => [Int]) days: number[];
}

@InputType('CreateCampaignInput')
export class CreateCampaignInputType {
  @Field(() => String) name: string;
  @Field(() => ID, { nullable: true }) segmentId: string | null;
  @Field(() => LeadFilterInput, { nullable: true }) filter: LeadFilterInput | null;
  @Field(() => [StepInputType]) steps: StepInputType[];
  @Field(() => ID, { nullable: true }) senderPoolId: string | null;
  @Field(() => SendWindowInputType, { nullable: true }) sendWindow: SendWindowInputType | null;
  @Field(() => [ExitConditionEnum], { nullable: true }) exitConditions: ExitCondition[] | null;
  @Field(() => Int, { nullable: true }) reEntryAfterDays: number | null;
  @Field(() => Boolean, { nullable: true }) exclusive: boolean | null;
  @Field(() => Boolean, { nullable: true }) trackLinks: boolean | null;
  @Field(() => ID, { nullable: true }) senderMailboxId: string | null;
}

@InputType('UpdateCampaignInput')
export class UpdateCampaignInputType {
  @Field(() => String, { nullable: true }) name?: string;
  @Field(() => ID, { nullable: true }) segmentId?: string | null;
  @Field(() => LeadFilterInput, { nullable: true }) filter?: LeadFilterInput | null;
  @Field(() => [StepInputType], { nullable: true }) steps?: StepInputType[];
  @Field(() => ID, { nullable: true }) senderPoolId?: string | null;
  @Field(() => SendWindowInputType, { nullable: true }) sendWindow?: SendWindowInputType | null;
  @Field(() => [ExitConditionEnum], { nullable: true }) exitConditions?: ExitCondition[] | null;
  @Field(() => Int, { nullable: true }) reEntryAfterDays?: number | null;
  @Field(() => Boolean, { nullable: true }) exclusive?: boolean | null;
  @Field(() => Boolean, { nullable: true }) trackLinks?: boolean | null;
  @Field(() => ID, { nullable: true }) senderMailboxId?: string | null;
  @Field(() => Int, { description: 'The version that was edited; refused when somebody saved in between.' })
  version: number;
}

@InputType('LaunchCampaignInput')
export class LaunchCampaignInputType {
  @Field(() => Int, {
    nullable: true,
    description:
      'Launch so many runs first and hold the rest until their figures are good or a person releases it.',
  })
  canarySize: number | null;
  @Field(() => Int, {
    nullable: true,
    description: 'The audience size that was read on the screen; needed above 1,000.',
  })
  confirmCount: number | null;
}

@InputType('PreviewStepInput')
export class PreviewStepInputType {
  @Field(() => String) body: string;
  @Field(() => ChannelEnum, {
    nullable: true,
    description: 'SMS unless said otherwise; an e-mail gets neither brand nor opt-out words put in.',
  })
  channel: ChannelValue | null;
  @Field(() => LeadFilterInput, { nullable: true }) filter: LeadFilterInput | null;
  @Field(() => ID, { nullable: true }) segmentId: string | null;
  @Field(() => Int, { nullable: true }) count: number | null;
}

export const CreateCampaignResult = resultUnion(
  'CreateCampaignResult',
  () => [CampaignType, InvalidInputType, NotFoundType] as const,
);
export const UpdateCampaignResult = resultUnion(
  'UpdateCampaignResult',
  () => [CampaignType, InvalidInputType, NotFoundType, ConflictType] as const,
);
export const LaunchCampaignResult = resultUnion(
  'LaunchCampaignResult',
  () => [CampaignType, CampaignNotReadyType, NotFoundType, ConflictType] as const,
);
export const CampaignStateResult = resultUnion(
  'CampaignStateResult',
  () => [CampaignType, NotFoundType, ConflictType] as const,
);
