import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { JsonScalar } from '../../platform/graphql/scalars.js';
import { VendorEnum, type VendorValue } from '../../platform/graphql/shared-enums.js';
import { resultUnion } from '../../platform/graphql/union.js';
import {
  ConflictType,
  InvalidInputType,
  NotFoundType,
  VendorRejectedType,
} from '../../platform/graphql/user-error.types.js';

export const IntegrationStateEnum = {
  CONNECTED: 'connected',
  FAILING: 'failing',
  DISABLED: 'disabled',
} as const;
export type IntegrationStateValue = (typeof IntegrationStateEnum)[keyof typeof IntegrationStateEnum];
registerEnumType(IntegrationStateEnum, { name: 'IntegrationState' });

@ObjectType('WebhookAddress')
export class WebhookAddressType {
  @Field(() => String, { description: 'Where it belongs in the vendor’s console.' }) name: string;
  @Field(() => String) url: string;
}

@ObjectType('Integration')
export class IntegrationType {
  @Field(() => ID) id: string;
  @Field(() => VendorEnum) vendor: VendorValue;
  @Field(() => IntegrationStateEnum) state: IntegrationStateValue;
  @Field(() => String, { nullable: true }) account: string | null;
  @Field(() => Date, { nullable: true }) lastCheckedAt: Date | null;
  @Field(() => String, { nullable: true }) lastError: string | null;
  @Field(() => Date) createdAt: Date;
}

@InputType('ConnectIntegrationInput')
export class ConnectIntegrationInputType {
  @Field(() => VendorEnum) vendor: VendorValue;
  @Field(() => JsonScalar) credentials: unknown;
}

export const ConnectIntegrationResult = resultUnion(
  'ConnectIntegrationResult',
  () => [IntegrationType, InvalidInputType, VendorRejectedType] as const,
);
export const DisconnectIntegrationResult = resultUnion(
  'DisconnectIntegrationResult',
  () => [IntegrationType, NotFoundType, ConflictType] as const,
);
