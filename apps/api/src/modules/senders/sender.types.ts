import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Rotation } from '@og/core';
import { JsonScalar } from '../../platform/graphql/scalars.js';
import {
  AgentSlugEnum,
  VendorEnum,
  type AgentSlugValue,
  type VendorValue,
} from '../../platform/graphql/shared-enums.js';
import { SenderHealthType, WarmUpType } from './health.types.js';

export const SenderStateEnum = {
  ACTIVE: 'active',
  PENDING: 'pending',
  BLOCKED: 'blocked',
  RETIRED: 'retired',
} as const;
export type SenderStateValue = (typeof SenderStateEnum)[keyof typeof SenderStateEnum];
registerEnumType(SenderStateEnum, { name: 'SenderState' });

export const SenderKindEnum = {
  LONG_CODE: 'long_code',
  TOLL_FREE: 'toll_free',
  SHORT_CODE: 'short_code',
} as const;
export type SenderKindValue = (typeof SenderKindEnum)[keyof typeof SenderKindEnum];
registerEnumType(SenderKindEnum, { name: 'SenderKind' });

export const PoolRotationEnum = {
  ROUND_ROBIN: 'round_robin',
  LEAST_USED: 'least_used',
  WEIGHTED: 'weighted',
} as const satisfies Record<string, Rotation>;
registerEnumType(PoolRotationEnum, { name: 'PoolRotation' });

export const BrandStateEnum = {
  DRAFT: 'draft',
  PENDING: 'pending',
  VERIFIED: 'verified',
  VETTED_VERIFIED: 'vetted_verified',
  FAILED: 'failed',
} as const;
export type BrandStateValue = (typeof BrandStateEnum)[keyof typeof BrandStateEnum];
registerEnumType(BrandStateEnum, { name: 'BrandState' });

export const TenDlcStateEnum = {
  DRAFT: 'draft',
  PENDING: 'pending',
  ACTIVE: 'active',
  REJECTED: 'rejected',
  SUSPENDED: 'suspended',
} as const;
export type TenDlcStateValue = (typeof TenDlcStateEnum)[keyof typeof TenDlcStateEnum];
registerEnumType(TenDlcStateEnum, { name: 'TenDlcState' });

@ObjectType('SenderNumber')
export class SenderNumberType {
  @Field(() => ID) id: string;
  @Field(() => VendorEnum) vendor: VendorValue;
  @Field(() => String) phone: string;
  @Field(() => String, { nullable: true }) label: string | null;
  @Field(() => SenderKindEnum) kind: SenderKindValue;
  @Field(() => SenderStateEnum) state: SenderStateValue;
  @Field(() => String, { nullable: true }) stateReason: string | null;
  @Field(() => Int) weight: number;
  @Field(() => Float) segmentsPerSecond: number;
  @Field(() => Int, { nullable: true }) dailyCap: number | null;
  @Field(() => Int, {
    nullable: true,
    description:
      'What may leave today: the least of warm-up, cap and the brand’s rest; null: no daily limit.',
  })
  allowedToday: number | null;
  @Field(() => Int, {
    description: 'Messages that the vendor took since midnight Pacific time, when carriers reset their caps.',
  })
  sentToday: number;
  @Field(() => WarmUpType, { nullable: true }) warmUp: WarmUpType | null;
  @Field(() => SenderHealthType) health: SenderHealthType;
  @Field(() => TenDlcCampaignType, { nullable: true }) tenDlcCampaign: TenDlcCampaignType | null;
  @Field(() => AgentSlugEnum, { nullable: true, description: 'The agent that answers who writes to it.' })
  agent: AgentSlugValue | null;
  @Field(() => Date) createdAt: Date;
}

@ObjectType('SenderPool')
export class SenderPoolType {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
  @Field(() => PoolRotationEnum) rotation: Rotation;
  @Field(() => Boolean) failover: boolean;
  @Field(() => [SenderNumberType]) numbers: SenderNumberType[];
  @Field(() => Date) createdAt: Date;
}

@ObjectType('TenDlcCampaign')
export class TenDlcCampaignType {
  @Field(() => ID) id: string;
  @Field(() => ID) brandId: string;
  @Field(() => String, { nullable: true }) providerId: string | null;
  @Field(() => TenDlcStateEnum) state: TenDlcStateValue;
  @Field(() => String, { nullable: true }) stateReason: string | null;
  @Field(() => String) useCase: string;
  @Field(() => String) description: string;
  @Field(() => String) messageFlow: string;
  @Field(() => [String]) samples: string[];
  @Field(() => JsonScalar) details: unknown;
  @Field(() => Float) segmentsPerSecond: number;
  @Field(() => [SenderNumberType]) numbers: SenderNumberType[];
  @Field(() => Date, { nullable: true }) checkedAt: Date | null;
  @Field(() => Date) createdAt: Date;
}

@ObjectType('Brand')
export class BrandType {
  @Field(() => ID) id: string;
  @Field(() => String, { nullable: true }) providerId: string | null;
  @Field(() => BrandStateEnum) state: BrandStateValue;
  @Field(() => String, { nullable: true }) stateReason: string | null;
  @Field(() => String) displayName: string;
  @Field(() => String) companyName: string;
  @Field(() => JsonScalar) details: unknown;
  @Field(() => Int, { nullable: true }) trustScore: number | null;
  @Field(() => Boolean) soleProprietor: boolean;
  @Field(() => Int) dailySegmentCap: number;
  @Field(() => Int) segmentsToday: number;
  @Field(() => [TenDlcCampaignType]) campaigns: TenDlcCampaignType[];
  @Field(() => Date, { nullable: true }) checkedAt: Date | null;
  @Field(() => Date) createdAt: Date;
}

@ObjectType('NumberFailed')
class NumberFailedType {
  @Field(() => String) phone: string;
  @Field(() => String) message: string;
}

@ObjectType('NumbersChecked', { description: 'A number is counted in one of the three.' })
export class NumbersCheckedType {
  @Field(() => Int, { description: 'Their texts and calls come here.' }) fine: number;
  @Field(() => [String], { description: 'Posted elsewhere and were pointed here.' }) repaired: string[];
  @Field(() => [NumberFailedType]) failed: NumberFailedType[];
}
