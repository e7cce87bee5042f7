import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('HeldCanary')
export class HeldCanaryType {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
}

@ObjectType('HomeBlockers', { description: 'What keeps messages from leaving until a person acts.' })
export class HomeBlockersType {
  @Field(() => Boolean) killSwitch: boolean;
  @Field(() => Int) failingIntegrations: number;
  @Field(() => Int) quarantinedNumbers: number;
  @Field(() => Int) quarantinedMailboxes: number;
  @Field(() => Int, {
    description: 'Active long codes outside an active 10DLC campaign of a verified brand.',
  })
  unregisteredNumbers: number;
  @Field(() => Int, { description: 'Brands and 10DLC campaigns that were refused or suspended.' })
  refusedRegistrations: number;
  @Field(() => Int) waitingRegistrations: number;
  @Field(() => [HeldCanaryType], { description: 'At most 5, the oldest first.' })
  canaries: HeldCanaryType[];
  @Field(() => Int) heldCanaries: number;
  @Field(() => Boolean, { description: 'Registry data is required, and missing or older than 31 days.' })
  dncStale: boolean;
}
