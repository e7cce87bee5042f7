import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { LeadType } from '../../leads/index.js';

export const NextActionKindEnum = {
  CALL: 'call',
  BOOK: 'book',
  REPLY: 'reply',
  CONFIRM_SEND: 'confirm_send',
  FOLLOW_UP: 'follow_up',
  ADDRESS: 'address',
  CONSENT: 'consent',
  CONVERSATION: 'conversation',
  CAMPAIGN: 'campaign',
  NONE: 'none',
} as const;
registerEnumType(NextActionKindEnum, { name: 'NextActionKind' });

/** `lead` is loaded by the resolver. */
@ObjectType('NextAction', { description: 'The one thing that brings a lead forward now.' })
export class NextActionType {
  @Field(() => NextActionKindEnum) kind: (typeof NextActionKindEnum)[keyof typeof NextActionKindEnum];
  @Field(() => String, { description: 'Why, in one sentence of facts.' }) reason: string;
  @Field(() => LeadType) lead?: LeadType;
  @Field(() => ID, { nullable: true }) conversationId: string | null;
  @Field(() => ID, { nullable: true, description: 'The call task that is due.' }) taskId: string | null;
  @Field(() => ID, { nullable: true, description: 'The message whose outcome nobody knows.' })
  messageId: string | null;
}
