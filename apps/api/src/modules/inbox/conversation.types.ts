import { Field, ID, ObjectType } from '@nestjs/graphql';
import { connectionTypes } from '../../platform/graphql/connection.js';
import { ChannelEnum } from '../../platform/graphql/shared-enums.js';
import { MessageType } from '../messaging/index.js';

export const MessageConnectionType = connectionTypes('Message', () => MessageType);

@ObjectType('Conversation')
export class ConversationType {
  @Field(() => ID) id: string;
  leadId: string;
  @Field(() => ChannelEnum) channel: 'sms' | 'email';
  @Field(() => Boolean) optedOut: boolean;
  @Field(() => Date, { nullable: true }) lastMessageAt: Date | null;
}
