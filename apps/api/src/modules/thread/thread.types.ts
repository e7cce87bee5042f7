import { Field, ID, ObjectType } from '@nestjs/graphql';
import { connectionTypes } from '../../platform/graphql/connection.js';
import { CallType } from '../calls/index.js';
import { NoteType } from '../inbox/index.js';
import { LeadEventType } from '../leads/index.js';
import { MessageType } from '../messaging/index.js';

@ObjectType('ThreadEntry', {
  description: 'One thing that happened in a conversation: exactly one of its four parts is there.',
})
export class ThreadEntryType {
  @Field(() => ID, { description: 'The id of the part.' }) id: string;
  @Field(() => Date) at: Date;
  @Field(() => MessageType, { nullable: true }) message: MessageType | null;
  @Field(() => CallType, { nullable: true }) call: CallType | null;
  @Field(() => NoteType, { nullable: true }) note: NoteType | null;
  @Field(() => LeadEventType, { nullable: true }) event: LeadEventType | null;
}

export const ThreadEntryConnectionType = connectionTypes('ThreadEntry', () => ThreadEntryType);
