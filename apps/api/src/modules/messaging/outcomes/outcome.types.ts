import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PageInfoType } from '../../../platform/graphql/connection.js';
import { ReasonCountType } from '../../../platform/graphql/reason-count.types.js';
import { resultUnion } from '../../../platform/graphql/union.js';
import { ConflictType, InvalidInputType, NotFoundType } from '../../../platform/graphql/user-error.types.js';
import { SenderType } from '../../senders/index.js';
import { MessageStateEnum, MessageType, type MessageStateValue } from '../conversation/message.types.js';

export const UnknownResolutionEnum = {
  SENT: 'sent',
  NOT_SENT: 'not_sent',
  SEND_AGAIN: 'send_again',
} as const;
export type UnknownResolution = (typeof UnknownResolutionEnum)[keyof typeof UnknownResolutionEnum];
registerEnumType(UnknownResolutionEnum, { name: 'UnknownResolution' });

@ObjectType('UnknownOutcome')
export class UnknownOutcomeType {
  leadId: string;
  @Field(() => MessageType) message: MessageType;
  @Field(() => String, { nullable: true }) campaignName: string | null;
  @Field(() => SenderType) sender: SenderType;
  @Field(() => MessageStateEnum, {
    description: 'UNKNOWN while it is looked up, FAILED_UNKNOWN when two clean look-ups found nothing.',
  })
  state: MessageStateValue;
  @Field(() => Int) attempt: number;
  @Field(() => String, { nullable: true }) cause: string | null;
  @Field(() => Int) lookups: number;
  @Field(() => Date) submittedAt: Date;
  @Field(() => Date, { nullable: true }) nextLookupAt: Date | null;
}

@ObjectType('UnknownOutcomeEdge')
export class UnknownOutcomeEdgeType {
  @Field(() => String) cursor: string;
  @Field(() => UnknownOutcomeType) node: UnknownOutcomeType;
}

@ObjectType('UnknownOutcomeConnection')
export class UnknownOutcomeConnectionType {
  @Field(() => [UnknownOutcomeEdgeType]) edges: UnknownOutcomeEdgeType[];
  @Field(() => PageInfoType) pageInfo: PageInfoType;
  @Field(() => Int) total: number;
}

@ObjectType('HeldMessage')
export class HeldMessageType {
  leadId: string;
  @Field(() => MessageType) message: MessageType;
  @Field(() => String, { nullable: true }) campaignName: string | null;
  @Field(() => String) reason: string;
  @Field(() => String) explanation: string;
  @Field(() => Date, { nullable: true }) dueAt: Date | null;
}

@ObjectType('HeldMessageEdge')
export class HeldMessageEdgeType {
  @Field(() => String) cursor: string;
  @Field(() => HeldMessageType) node: HeldMessageType;
}

@ObjectType('HeldMessageConnection')
export class HeldMessageConnectionType {
  @Field(() => [HeldMessageEdgeType]) edges: HeldMessageEdgeType[];
  @Field(() => PageInfoType) pageInfo: PageInfoType;
  @Field(() => [ReasonCountType]) reasons: ReasonCountType[];
}

@InputType('ResolveUnknownInput')
export class ResolveUnknownInputType {
  @Field(() => UnknownResolutionEnum, {
    description:
      'SENT and NOT_SENT note what the person found out; SEND_AGAIN makes a new message, knowing that it may be a second one.',
  })
  resolution: UnknownResolution;
  @Field(() => String, { nullable: true }) note: string | null;
}

export const ResolveUnknownResult = resultUnion(
  'ResolveUnknownResult',
  () => [MessageType, InvalidInputType, NotFoundType, ConflictType] as const,
);
