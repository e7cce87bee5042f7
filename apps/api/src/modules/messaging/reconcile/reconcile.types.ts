import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { IntegrationType } from '../../integrations/index.js';

@ObjectType('Reconciliation', { description: 'One comparison of a vendor’s log with what we sent and got.' })
export class ReconciliationType {
  @Field(() => ID) id: string;
  @Field(() => IntegrationType, { nullable: true }) integration: IntegrationType | null;
  @Field(() => Date) since: Date;
  @Field(() => Date) until: Date;
  @Field(() => String) state: string;
  @Field(() => Int) vendorMessages: number;
  @Field(() => Int) matched: number;
  @Field(() => Int) bound: number;
  @Field(() => Int) recoveredInbound: number;
  @Field(() => Int) foreignMessages: number;
  @Field(() => Int) missingAtVendor: number;
  @Field(() => Date) createdAt: Date;
  @Field(() => Date, { nullable: true }) endedAt: Date | null;
}
