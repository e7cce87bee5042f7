import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  AgentSlugEnum,
  ChannelEnum,
  type AgentSlugValue,
  type ChannelValue,
} from '../../../platform/graphql/shared-enums.js';
import { resultUnion } from '../../../platform/graphql/union.js';
import {
  ConflictType,
  InvalidInputType,
  NotFoundType,
  UserErrorType,
} from '../../../platform/graphql/user-error.types.js';

export const DirectionEnum = { INBOUND: 'inbound', OUTBOUND: 'outbound' } as const;
registerEnumType(DirectionEnum, { name: 'Direction' });

export const MessageStateEnum = {
  PLANNED: 'planned',
  READY: 'ready',
  SUBMITTING: 'submitting',
  ACCEPTED: 'accepted',
  SENT: 'sent',
  DELIVERED: 'delivered',
  UNDELIVERED: 'undelivered',
  FAILED: 'failed',
  UNKNOWN: 'unknown',
  FAILED_UNKNOWN: 'failed_unknown',
  SUPPRESSED: 'suppressed',
  EXPIRED: 'expired',
  CANCELED: 'canceled',
  HELD: 'held',
  RECEIVED: 'received',
  READ: 'read',
} as const;
export type MessageStateValue = (typeof MessageStateEnum)[keyof typeof MessageStateEnum];
registerEnumType(MessageStateEnum, { name: 'MessageState' });

@ObjectType('MessageAttachment')
export class MessageAttachmentType {
  @Field(() => String) name: string;
  @Field(() => String) contentType: string;
  @Field(() => Int, { nullable: true }) byteSize: number | null;
  @Field(() => String, {
    nullable: true,
    description: 'Downloads it, for 15 minutes; null: it is not kept here.',
  })
  url: string | null;
  @Field(() => String, { nullable: true, description: 'Why it cannot be downloaded, in words.' })
  missing: string | null;
}

export const SenderDecisionEnum = { GENUINE: 'genuine', FORGED: 'forged' } as const;
registerEnumType(SenderDecisionEnum, { name: 'SenderDecision' });

@ObjectType('SenderDoubt', { description: 'Of an inbound e-mail whose sender is not proven.' })
export class SenderDoubtType {
  @Field(() => String, { description: 'What speaks against the sender, in words.' }) why: string;
  @Field(() => String, {
    nullable: true,
    description: 'The opt-out rule that its words match: nobody is suppressed until a person decides.',
  })
  rule: string | null;
  @Field(() => SenderDecisionEnum, { nullable: true }) decision: 'genuine' | 'forged' | null;
}

@ObjectType('Message')
export class MessageType {
  @Field(() => ID) id: string;
  @Field(() => ID) conversationId: string;
  @Field(() => ID) leadId: string;
  @Field(() => DirectionEnum) direction: 'inbound' | 'outbound';
  @Field(() => ChannelEnum) channel: ChannelValue;
  @Field(() => String) body: string;
  @Field(() => String, { nullable: true, description: 'Of an e-mail.' }) subject: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'The whole text of an e-mail of which `body` is only what is new.',
  })
  originalBody: string | null;
  @Field(() => MessageStateEnum) state: MessageStateValue;
  @Field(() => String, { nullable: true }) from: string | null;
  @Field(() => String, { nullable: true }) to: string | null;
  @Field(() => Int, { nullable: true }) segments: number | null;
  @Field(() => String, { nullable: true }) errorCode: string | null;
  @Field(() => String, { nullable: true }) errorMessage: string | null;
  @Field(() => Date, { nullable: true }) undoUntil: Date | null;
  @Field(() => String, { nullable: true }) author: string | null;
  @Field(() => ID, { nullable: true }) campaignId: string | null;
  @Field(() => String, { nullable: true }) campaignName: string | null;
  @Field(() => String, { nullable: true }) intent: string | null;
  @Field(() => String, { nullable: true }) intentRule: string | null;
  @Field(() => String, { nullable: true }) sentiment: string | null;
  @Field(() => Float, { nullable: true }) confidence: number | null;
  @Field(() => AgentSlugEnum, { nullable: true }) agent: AgentSlugValue | null;
  @Field(() => ID, { nullable: true }) draftId: string | null;
  @Field(() => ID, {
    nullable: true,
    description: "The flight recorder's row of its classification or draft.",
  })
  agentDecisionId: string | null;
  @Field(() => SenderDoubtType, { nullable: true }) senderDoubt: SenderDoubtType | null;
  @Field(() => Date) at: Date;
}

@ObjectType('SendBarred', {
  implements: () => [UserErrorType],
  description: 'The compliance gate bars this send.',
})
export class SendBarredType extends UserErrorType {
  @Field(() => String) reason: string;
  @Field(() => Date, { nullable: true }) retryAt: Date | null;
}

@InputType('SendMessageInput')
export class SendMessageInputType {
  @Field(() => ID) leadId: string;
  @Field(() => ChannelEnum) channel: ChannelValue;
  @Field(() => String) body: string;
  @Field(() => String, { nullable: true }) subject: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Repeat with the same key and the first message is returned.',
  })
  clientKey: string | null;
  @Field(() => ID, {
    nullable: true,
    description:
      'The newest message that the writer has seen; when there is a newer one the send is refused with a Conflict.',
  })
  seenMessageId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Canned reply that was used.' })
  cannedReplyId?: string | null;
}

export const SendMessageResult = resultUnion(
  'SendMessageResult',
  () => [MessageType, InvalidInputType, SendBarredType, NotFoundType, ConflictType] as const,
);
export const UndoSendResult = resultUnion(
  'UndoSendResult',
  () => [MessageType, NotFoundType, ConflictType] as const,
);
