import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionTypes } from '../../platform/graphql/connection.js';
import {
  AgentSlugEnum,
  ChannelEnum,
  type AgentSlugValue,
  type ChannelValue,
} from '../../platform/graphql/shared-enums.js';
import { resultUnion } from '../../platform/graphql/union.js';
import { NotFoundType } from '../../platform/graphql/user-error.types.js';
import { UserType } from '../../platform/graphql/user.types.js';
import { LeadType, type LeadView } from '../leads/index.js';
import type { InboxView } from './inbox-views.js';

export const InboxViewEnum = {
  NEEDS_REPLY: 'needs_reply',
  DRAFTS: 'drafts',
  HOT: 'hot',
  MINE: 'mine',
  SNOOZED: 'snoozed',
  DONE: 'done',
  OPTED_OUT: 'opted_out',
  ALL: 'all',
} as const satisfies Record<string, InboxView>;
registerEnumType(InboxViewEnum, { name: 'InboxView' });

export const InboxItemStateEnum = { OPEN: 'open', DONE: 'done' } as const;
registerEnumType(InboxItemStateEnum, { name: 'InboxItemState' });

export const PriorityBandEnum = { URGENT: 'urgent', HOT: 'hot', WARM: 'warm', COLD: 'cold' } as const;
registerEnumType(PriorityBandEnum, { name: 'PriorityBand' });

@ObjectType('PriorityPart')
export class PriorityPartType {
  @Field(() => String) label: string;
  @Field(() => Int) points: number;
}

@ObjectType('InboundEntity')
export class InboundEntityType {
  @Field(() => String) kind: string;
  @Field(() => String) text: string;
  @Field(() => String) value: string;
}

@ObjectType('InboxItem')
export class InboxItemType {
  @Field(() => ID) id: string;
  @Field(() => ID) conversationId: string;
  @Field(() => LeadType) lead: LeadView;
  @Field(() => InboxItemStateEnum) state: 'open' | 'done';
  @Field(() => String, { nullable: true }) intent: string | null;
  @Field(() => String, { nullable: true }) intentRule: string | null;
  @Field(() => Int) priority: number;
  @Field(() => PriorityBandEnum) band: 'urgent' | 'hot' | 'warm' | 'cold';
  @Field(() => [PriorityPartType]) priorityParts: PriorityPartType[];
  @Field(() => String) lastMessage: string;
  @Field(() => Date) lastMessageAt: Date;
  @Field(() => Boolean) unread: boolean;
  @Field(() => UserType, { nullable: true }) assignee: UserType | null;
  @Field(() => ID, { nullable: true }) campaignId: string | null;
  @Field(() => String, { nullable: true }) campaignName: string | null;
  @Field(() => Int, { nullable: true }) stepPosition: number | null;
  @Field(() => Date, { nullable: true }) slaDueAt: Date | null;
  @Field(() => ChannelEnum) channel: ChannelValue;
  @Field(() => String, { nullable: true }) sentiment: string | null;
  @Field(() => Float, { nullable: true }) confidence: number | null;
  @Field(() => Boolean, { description: 'Neither rules nor model were sure what the person means.' })
  uncertain: boolean;
  @Field(() => [InboundEntityType]) entities: InboundEntityType[];
  @Field(() => String, { nullable: true }) language: string | null;
  @Field(() => Date, { nullable: true }) snoozedUntil: Date | null;
  @Field(() => Int, { description: '0 nobody was told, 1 the assignee, 2 the managers.' })
  escalation: number;
  @Field(() => String, { nullable: true }) disposition: string | null;
  @Field(() => AgentSlugEnum, { nullable: true, description: 'The agent that has the conversation.' })
  agent: AgentSlugValue | null;
}

export const InboxItemConnectionType = connectionTypes('InboxItem', () => InboxItemType);

@ObjectType('InboxCounts')
export class InboxCountsType {
  @Field(() => Int) needsReply: number;
  @Field(() => Int) drafts: number;
  @Field(() => Int) hot: number;
  @Field(() => Int) mine: number;
  @Field(() => Int) snoozed: number;
  @Field(() => Int) done: number;
  @Field(() => Int) optedOut: number;
  @Field(() => Int) all: number;
}

@InputType('AssignInboxItemInput')
export class AssignInboxItemInputType {
  @Field(() => ID, { nullable: true }) userId: string | null;
}

export const InboxItemResult = resultUnion('InboxItemResult', () => [InboxItemType, NotFoundType] as const);
