import { Field, ID, ObjectType } from '@nestjs/graphql';
import { ChannelEnum, type ChannelValue } from '../../platform/graphql/shared-enums.js';

/** What other modules show of a number or mailbox. */
@ObjectType('Sender', { description: 'A number or a mailbox.' })
export class SenderType {
  @Field(() => ID) id: string;
  @Field(() => ChannelEnum) channel: ChannelValue;
  @Field(() => String) address: string;
  @Field(() => String, { nullable: true }) label: string | null;
}
