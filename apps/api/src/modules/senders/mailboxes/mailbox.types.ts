import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { VendorEnum, type VendorValue } from '../../../platform/graphql/shared-enums.js';
import { resultUnion } from '../../../platform/graphql/union.js';
import {
  ConflictType,
  InvalidInputType,
  NotFoundType,
  VendorRefusedType,
} from '../../../platform/graphql/user-error.types.js';
import { SenderHealthType, WarmUpType } from '../health.types.js';
import { SenderStateEnum, type SenderStateValue } from '../sender.types.js';

export const DomainStateEnum = { PENDING: 'pending', VERIFIED: 'verified', FAILED: 'failed' } as const;
export type DomainStateValue = (typeof DomainStateEnum)[keyof typeof DomainStateEnum];
registerEnumType(DomainStateEnum, { name: 'DomainState' });

@ObjectType('DnsRecord')
export class DnsRecordType {
  @Field(() => String) type: string;
  @Field(() => String) host: string;
  @Field(() => String) value: string;
  @Field(() => Boolean) valid: boolean;
}

@ObjectType('SendingDomain')
export class SendingDomainType {
  @Field(() => ID) id: string;
  @Field(() => String) domain: string;
  @Field(() => DomainStateEnum) state: DomainStateValue;
  @Field(() => String, { nullable: true }) stateReason: string | null;
  @Field(() => Boolean) spf: boolean;
  @Field(() => Boolean) dkim: boolean;
  @Field(() => Boolean) dmarc: boolean;
  @Field(() => [DnsRecordType]) records: DnsRecordType[];
  @Field(() => Float, {
    nullable: true,
    description: 'Complaints per delivered message of the last 30 days; null: too few to say.',
  })
  complaintRate: number | null;
  @Field(() => Date, { nullable: true }) checkedAt: Date | null;
  @Field(() => Date) createdAt: Date;
}

@ObjectType('SenderMailbox')
export class SenderMailboxType {
  @Field(() => ID) id: string;
  @Field(() => VendorEnum) vendor: VendorValue;
  @Field(() => String) address: string;
  @Field(() => String) displayName: string;
  @Field(() => String, { nullable: true }) replyTo: string | null;
  @Field(() => SendingDomainType) domain: SendingDomainType;
  @Field(() => SenderStateEnum) state: SenderStateValue;
  @Field(() => String, { nullable: true }) stateReason: string | null;
  @Field(() => Int, { nullable: true }) dailyCap: number | null;
  @Field(() => Int, { nullable: true }) allowedToday: number | null;
  @Field(() => Int) sentToday: number;
  @Field(() => WarmUpType, { nullable: true }) warmUp: WarmUpType | null;
  @Field(() => SenderHealthType) health: SenderHealthType;
  @Field(() => Date) createdAt: Date;
}

@InputType('AddSendingDomainInput')
export class AddSendingDomainInputType {
  @Field(() => String) domain: string;
  @Field(() => ID) integrationId: string;
}

@InputType('AddSenderMailboxInput')
export class AddSenderMailboxInputType {
  @Field(() => String) address: string;
  @Field(() => String) displayName: string;
  @Field(() => ID) domainId: string;
  @Field(() => String, { nullable: true }) replyTo?: string | null;
  @Field(() => Int, { nullable: true }) dailyCap?: number | null;
  @Field(() => Boolean, { nullable: true }) warmUp?: boolean | null;
}

@InputType('UpdateSenderMailboxInput')
export class UpdateSenderMailboxInputType {
  @Field(() => String, { nullable: true }) displayName?: string | null;
  @Field(() => String, { nullable: true }) replyTo?: string | null;
  @Field(() => Int, { nullable: true }) dailyCap?: number | null;
  @Field(() => Boolean, { nullable: true }) warmUp?: boolean | null;
}

export const SendingDomainResult = resultUnion(
  'SendingDomainResult',
  () => [SendingDomainType, InvalidInputType, ConflictType, NotFoundType, VendorRefusedType] as const,
);
export const SenderMailboxResult = resultUnion(
  'SenderMailboxResult',
  () => [SenderMailboxType, InvalidInputType, ConflictType, NotFoundType] as const,
);
