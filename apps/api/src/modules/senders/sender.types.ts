import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { VendorEnum, type VendorValue } from '../../platform/graphql/shared-enums.js';
import { resultUnion } from '../../platform/graphql/union.js';
import {
  ConflictType,
  InvalidInputType,
  NotFoundType,
  VendorRejectedType,
} from '../../platform/graphql/user-error.types.js';

export const SenderStateEnum = {
  ACTIVE: 'active',
  PENDING: 'pending',
  BLOCKED: 'blocked',
  RETIRED: 'retired',
} as const;
export type SenderStateValue = (typeof SenderStateEnum)[keyof typeof SenderStateEnum];
registerEnumType(SenderStateEnum, { name: 'SenderState' });

@ObjectType('SenderNumber')
export class SenderNumberType {
  @Field(() => ID) id: string;
  @Field(() => VendorEnum) vendor: VendorValue;
  @Field(() => String) phone: string;
  @Field(() => String, { nullable: true }) label: string | null;
  @Field(() => SenderStateEnum) state: SenderStateValue;
  @Field(() => String, { nullable: true }) stateReason: string | null;
  @Field(() => Int, {
    description: 'Messages that the vendor took since midnight Pacific time, when carriers reset their caps.',
  })
  sentToday: number;
  @Field(() => Date) createdAt: Date;
}

@ObjectType('SenderPool')
export class SenderPoolType {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
  @Field(() => [SenderNumberType]) numbers: SenderNumberType[];
  @Field(() => Date) createdAt: Date;
}

@InputType('AddSenderNumberInput')
export class AddSenderNumberInputType {
  @Field(() => VendorEnum) vendor: VendorValue;
  @Field(() => String) phone: string;
  @Field(() => String, { nullable: true }) label?: string | null;
}

@InputType('CreateSenderPoolInput')
export class CreateSenderPoolInputType {
  @Field(() => String) name: string;
  @Field(() => [ID]) senderNumberIds: string[];
}

export const AddSenderNumberResult = resultUnion(
  'AddSenderNumberResult',
  () => [SenderNumberType, InvalidInputType, ConflictType, VendorRejectedType] as const,
);
export const RetireSenderNumberResult = resultUnion(
  'RetireSenderNumberResult',
  () => [SenderNumberType, NotFoundType] as const,
);
export const CreateSenderPoolResult = resultUnion(
  'CreateSenderPoolResult',
  () => [SenderPoolType, InvalidInputType] as const,
);
