import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { JsonScalar } from '../../../platform/graphql/scalars.js';
import { resultUnion } from '../../../platform/graphql/union.js';
import {
  ConflictType,
  InvalidInputType,
  NotFoundType,
  VendorRefusedType,
} from '../../../platform/graphql/user-error.types.js';
import {
  BrandStateEnum,
  BrandType,
  TenDlcCampaignType,
  TenDlcStateEnum,
  type BrandStateValue,
  type TenDlcStateValue,
} from '../sender.types.js';

@InputType('BrandInput')
export class BrandInputType {
  @Field(() => String) displayName: string;
  @Field(() => String) companyName: string;
  @Field(() => JsonScalar, { nullable: true }) details?: unknown;
  @Field(() => ID, { nullable: true }) integrationId?: string | null;
  @Field(() => Boolean, { nullable: true }) soleProprietor?: boolean | null;
  @Field(() => Int, { nullable: true }) trustScore?: number | null;
}

@InputType('TenDlcCampaignInput')
export class TenDlcCampaignInputType {
  @Field(() => ID) brandId: string;
  @Field(() => ID, { nullable: true }) integrationId?: string | null;
  @Field(() => String) useCase: string;
  @Field(() => String) description: string;
  @Field(() => String) messageFlow: string;
  @Field(() => [String]) samples: string[];
  @Field(() => JsonScalar, { nullable: true }) details?: unknown;
}

@InputType('RecordRegistrationInput')
export class RecordRegistrationInputType {
  @Field(() => String, {
    description: 'Of registrations that were made in a vendor’s own console: the vendor’s id and state.',
  })
  providerId: string;
  @Field(() => BrandStateEnum, { nullable: true }) brandState?: BrandStateValue | null;
  @Field(() => TenDlcStateEnum, { nullable: true }) campaignState?: TenDlcStateValue | null;
  @Field(() => Int, { nullable: true }) trustScore?: number | null;
}

export const BrandResult = resultUnion(
  'BrandResult',
  () => [BrandType, InvalidInputType, ConflictType, NotFoundType, VendorRefusedType] as const,
);
export const TenDlcCampaignResult = resultUnion(
  'TenDlcCampaignResult',
  () => [TenDlcCampaignType, InvalidInputType, ConflictType, NotFoundType, VendorRefusedType] as const,
);
