import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import type { Rotation } from '@og/core';
import {
  AgentSlugEnum,
  VendorEnum,
  type AgentSlugValue,
  type VendorValue,
} from '../../platform/graphql/shared-enums.js';
import { resultUnion } from '../../platform/graphql/union.js';
import {
  ConflictType,
  InvalidInputType,
  NotFoundType,
  RemovedType,
  VendorRejectedType,
} from '../../platform/graphql/user-error.types.js';
import { SenderMailboxType } from './mailboxes/mailbox.types.js';
import {
  PoolRotationEnum,
  SenderKindEnum,
  SenderNumberType,
  SenderPoolType,
  type SenderKindValue,
} from './sender.types.js';

@InputType('AddSenderNumberInput')
export class AddSenderNumberInputType {
  @Field(() => VendorEnum) vendor: VendorValue;
  @Field(() => String, { description: 'A phone number, or the five or six digits of a short code.' })
  phone: string;
  @Field(() => SenderKindEnum, { nullable: true, description: 'Left out: what the number is by itself.' })
  kind?: SenderKindValue | null;
  @Field(() => String, { nullable: true }) label?: string | null;
}

@InputType('UpdateSenderNumberInput')
export class UpdateSenderNumberInputType {
  @Field(() => String, { nullable: true }) label?: string | null;
  @Field(() => Int, { nullable: true }) weight?: number | null;
  @Field(() => Int, { nullable: true }) dailyCap?: number | null;
  @Field(() => Float, { nullable: true }) segmentsPerSecond?: number | null;
  @Field(() => Boolean, { nullable: true }) warmUp?: boolean | null;
  @Field(() => ID, { nullable: true }) tenDlcCampaignId?: string | null;
  @Field(() => AgentSlugEnum, {
    nullable: true,
    description: 'The agent that answers who writes to this number; null: none of its own.',
  })
  agent?: AgentSlugValue | null;
}

@InputType('CreateSenderPoolInput')
export class CreateSenderPoolInputType {
  @Field(() => String) name: string;
  @Field(() => [ID]) senderNumberIds: string[];
  @Field(() => PoolRotationEnum, { nullable: true }) rotation?: Rotation | null;
  @Field(() => Boolean, { nullable: true }) failover?: boolean | null;
}

@InputType('UpdateSenderPoolInput')
export class UpdateSenderPoolInputType {
  @Field(() => String, { nullable: true }) name?: string | null;
  @Field(() => [ID], { nullable: true }) numberIds?: string[] | null;
  @Field(() => PoolRotationEnum, { nullable: true }) rotation?: Rotation | null;
  @Field(() => Boolean, { nullable: true }) failover?: boolean | null;
}

export const AddSenderNumberResult = resultUnion(
  'AddSenderNumberResult',
  () => [SenderNumberType, InvalidInputType, ConflictType, VendorRejectedType] as const,
);
export const UpdateSenderNumberResult = resultUnion(
  'UpdateSenderNumberResult',
  () => [SenderNumberType, InvalidInputType, NotFoundType] as const,
);
export const RetireSenderNumberResult = resultUnion(
  'RetireSenderNumberResult',
  () => [SenderNumberType, NotFoundType] as const,
);
export const CreateSenderPoolResult = resultUnion(
  'CreateSenderPoolResult',
  () => [SenderPoolType, InvalidInputType] as const,
);
export const UpdateSenderPoolResult = resultUnion(
  'UpdateSenderPoolResult',
  () => [SenderPoolType, InvalidInputType, ConflictType, NotFoundType] as const,
);
export const DeleteSenderPoolResult = resultUnion(
  'DeleteSenderPoolResult',
  () => [RemovedType, ConflictType, NotFoundType] as const,
);
export const LiftQuarantineResult = resultUnion(
  'LiftQuarantineResult',
  () => [SenderNumberType, SenderMailboxType, InvalidInputType, NotFoundType] as const,
);
