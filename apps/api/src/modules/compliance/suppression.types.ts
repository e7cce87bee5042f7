import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ChannelEnum, type ChannelValue } from '../../platform/graphql/shared-enums.js';
import { connectionTypes } from '../../platform/graphql/connection.js';
import { resultUnion } from '../../platform/graphql/union.js';
import {
  ConflictType,
  InvalidInputType,
  NotFoundType,
  RemovedType,
} from '../../platform/graphql/user-error.types.js';
import type { SuppressionReason } from './add-suppressions.js';

export const SuppressionReasonEnum = {
  OPT_OUT: 'opt_out',
  DNC: 'dnc',
  BOUNCE: 'bounce',
  COMPLAINT: 'complaint',
  LITIGATOR: 'litigator',
  WRONG_NUMBER: 'wrong_number',
  ERASURE: 'erasure',
  MANUAL: 'manual',
  INVALID_NUMBER: 'invalid_number',
  LANDLINE: 'landline',
  BLOCKED: 'blocked',
} as const;
registerEnumType(SuppressionReasonEnum, { name: 'SuppressionReason' });

@ObjectType('Suppression')
export class SuppressionType {
  @Field(() => ID) id: string;
  @Field(() => ChannelEnum) channel: ChannelValue;
  @Field(() => String) address: string;
  @Field(() => SuppressionReasonEnum) reason: SuppressionReason;
  @Field(() => String) source: string;
  @Field(() => String, { nullable: true }) note: string | null;
  @Field(() => String, { nullable: true }) createdBy: string | null;
  @Field(() => Date) createdAt: Date;
}

export const SuppressionConnectionType = connectionTypes('Suppression', () => SuppressionType);

@InputType('SuppressInput')
export class SuppressInputType {
  @Field(() => ChannelEnum) channel: ChannelValue;
  @Field(() => String) address: string;
  @Field(() => SuppressionReasonEnum) reason: SuppressionReason;
  @Field(() => String, { nullable: true }) note: string | null;
}

@InputType('UnsuppressInput')
export class UnsuppressInputType {
  @Field(() => ChannelEnum) channel: ChannelValue;
  @Field(() => String) address: string;
  @Field(() => String) reason: string;
}

export const SuppressResult = resultUnion(
  'SuppressResult',
  () => [SuppressionType, InvalidInputType] as const,
);
export const UnsuppressResult = resultUnion(
  'UnsuppressResult',
  () => [RemovedType, NotFoundType, InvalidInputType, ConflictType] as const,
);
