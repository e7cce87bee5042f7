import { Field, ID, ObjectType } from '@nestjs/graphql';
import { connectionTypes } from '../../platform/graphql/connection.js';
import { AgentSlugEnum, ChannelEnum, type AgentSlugValue } from '../../platform/graphql/shared-enums.js';
import { MessageType } from '../messaging/index.js';

export const MessageConnectionType = connectionTypes('Message', () => MessageType);

@ObjectType('Conversation')
export class ConversationType {
  @Field(() => ID) id: string;
  leadId: string;
  @Field(() => ChannelEnum) channel: 'sms' | 'email';
  @Field(() => Boolean) optedOut: boolean;
  @Field(() => Date, { nullable: true }) lastMessageAt: Date | null;
  @Field(() => AgentSlugEnum, { nullable: true }) agent: AgentSlugValue | null;
  @Field(() => String, { nullable: true }) agentNote: string | null;
  @Field(() => String, { nullable: true, description: 'The subject of an answer by e-mail.' })
  replySubject: string | null;
}
