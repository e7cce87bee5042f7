import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  AgentSlugEnum,
  ChannelEnum,
  InboundIntentEnum,
  type AgentSlugValue,
  type ChannelValue,
  type InboundIntentValue,
} from '../../platform/graphql/shared-enums.js';
import { connectionTypes } from '../../platform/graphql/connection.js';
import { UserType } from '../../platform/graphql/user.types.js';

export const AgentModeEnum = { OFF: 'off', DRAFT: 'draft', AUTO: 'auto' } as const;
registerEnumType(AgentModeEnum, { name: 'AgentMode' });
export const DraftStateEnum = {
  WRITING: 'writing',
  PENDING: 'pending',
  APPROVED: 'approved',
  EDITED: 'edited',
  REJECTED: 'rejected',
  EXPIRED: 'expired',
  AUTO: 'auto',
  FAILED: 'failed',
} as const;
registerEnumType(DraftStateEnum, { name: 'DraftState' });
export const DraftRejectReasonEnum = {
  WRONG_FACT: 'wrong_fact',
  WRONG_TONE: 'wrong_tone',
  WRONG_INTENT: 'wrong_intent',
  SHOULD_NOT_ANSWER: 'should_not_answer',
  OTHER: 'other',
} as const;
registerEnumType(DraftRejectReasonEnum, { name: 'DraftRejectReason' });
export const BudgetStateEnum = { OK: 'ok', WARN: 'warn', SPENT: 'spent' } as const;
registerEnumType(BudgetStateEnum, { name: 'BudgetState' });

type ValueOf<T> = T[keyof T];

@ObjectType('DraftFact')
export class DraftFactType {
  @Field(() => ID) id: string;
  @Field(() => String) label: string;
  @Field(() => String) value: string;
  @Field(() => String) source: string;
}

@ObjectType('DraftClaim')
export class DraftClaimType {
  @Field(() => String) text: string;
  @Field(() => DraftFactType, { nullable: true }) fact: DraftFactType | null;
}

@ObjectType('AgentCheck')
export class AgentCheckType {
  @Field(() => String) check: string;
  @Field(() => Boolean) ok: boolean;
  @Field(() => String, { nullable: true }) detail: string | null;
}

export const DraftActionKindEnum = { OFFER_SLOTS: 'offer_slots', BOOK_SLOT: 'book_slot' } as const;
registerEnumType(DraftActionKindEnum, { name: 'DraftActionKind' });

@ObjectType('DraftSlot', { description: 'A time of the calendar that a draft offers or books.' })
export class DraftSlotType {
  @Field(() => Date) startsAt: Date;
  @Field(() => Date) endsAt: Date;
  @Field(() => String, { description: 'As the lead reads it, with its zone.' }) words: string;
  @Field(() => UserType, { nullable: true, description: 'Whose time it is; null for who has left the team.' })
  owner: UserType | null;
}

@ObjectType('DraftAction', {
  description:
    'What a draft does to the calendar when it is let go. A changed text does it with those times only that it still names.',
})
export class DraftActionType {
  @Field(() => DraftActionKindEnum) kind: ValueOf<typeof DraftActionKindEnum>;
  @Field(() => [DraftSlotType]) slots: DraftSlotType[];
  @Field(() => String, { description: 'IANA zone in which the lead reads the times.' }) zone: string;
}

/** `lead`, `decidedBy` and `action` are loaded by the resolver. */
@ObjectType('Draft')
export class DraftType {
  @Field(() => ID) id: string;
  @Field(() => ID) conversationId: string;
  @Field(() => AgentSlugEnum) agent: AgentSlugValue;
  @Field(() => Int) versionNumber: number;
  @Field(() => ID, { nullable: true }) decisionId: string | null;
  @Field(() => ChannelEnum) channel: ChannelValue;
  @Field(() => String, { nullable: true }) subject: string | null;
  @Field(() => String) intent: string;
  @Field(() => DraftStateEnum) state: ValueOf<typeof DraftStateEnum>;
  @Field(() => String) body: string;
  @Field(() => String, { nullable: true }) finalBody: string | null;
  @Field(() => Int, { nullable: true }) segments: number | null;
  @Field(() => [DraftClaimType]) claims: DraftClaimType[];
  @Field(() => [DraftFactType]) facts: DraftFactType[];
  @Field(() => [AgentCheckType]) checks: AgentCheckType[];
  @Field(() => Float, { nullable: true }) confidence: number | null;
  @Field(() => String, { nullable: true }) handoff: string | null;
  @Field(() => String, { nullable: true, description: 'Why a person decides.' }) reason: string | null;
  @Field(() => DraftRejectReasonEnum, { nullable: true }) rejectReason: string | null;
  @Field(() => String, { nullable: true }) rejectNote: string | null;
  @Field(() => String, { nullable: true }) inboundText: string | null;
  @Field(() => ID, { nullable: true }) messageId: string | null;
  @Field(() => Date, { nullable: true }) decidedAt: Date | null;
  @Field(() => Date, { nullable: true }) undoUntil: Date | null;
  @Field(() => Boolean) simulated: boolean;
  @Field(() => Float) costUsd: number;
  @Field(() => Date) createdAt: Date;
  @Field(() => Date) expiresAt: Date;
}
export const DraftConnectionType = connectionTypes('Draft', () => DraftType);

@ObjectType('DraftProgress', {
  description: 'A piece of a draft while it is written: `text` is all of it so far.',
})
export class DraftProgressType {
  @Field(() => ID) conversationId: string;
  @Field(() => ID) draftId: string;
  @Field(() => String) text: string;
  @Field(() => Boolean) done: boolean;
}

@ObjectType({ isAbstract: true })
@InputType({ isAbstract: true })
export class AgentPersonaFields {
  @Field(() => String) displayName: string;
  @Field(() => Int) warmth: number;
  @Field(() => Int) formality: number;
  @Field(() => Int) brevity: number;
  @Field(() => Int) directness: number;
  @Field(() => String, { nullable: true }) signature?: string | null;
}

@ObjectType('AgentPersona')
export class AgentPersonaType extends AgentPersonaFields {}

@ObjectType({ isAbstract: true })
@InputType({ isAbstract: true })
export class AgentPolicyFields {
  @Field(() => Int) maxSegments: number;
  @Field(() => Int) maxRebuttals: number;
  @Field(() => Float) minConfidence: number;
  @Field(() => [String]) bannedWords: string[];
  @Field(() => [String]) allowedLinks: string[];
  @Field(() => [String]) languages: string[];
}

@ObjectType('AgentPolicy')
export class AgentPolicyType extends AgentPolicyFields {}

/** `author` is loaded by the resolver. */
@ObjectType('AgentVersion')
export class AgentVersionType {
  @Field(() => ID) id: string;
  @Field(() => AgentSlugEnum) agent: AgentSlugValue;
  @Field(() => Int) number: number;
  @Field(() => AgentPersonaType) persona: AgentPersonaType;
  @Field(() => String) goal: string;
  @Field(() => String) prompt: string;
  @Field(() => AgentPolicyType) policy: AgentPolicyType;
  @Field(() => String) model: string;
  @Field(() => String, { nullable: true }) note: string | null;
  @Field(() => Date) createdAt: Date;
  @Field(() => Date, { nullable: true }) publishedAt: Date | null;
  @Field(() => Boolean) current: boolean;
}

/** What people decided about an agent's drafts of one kind, and whether that earned it autonomy. */
@ObjectType({ isAbstract: true })
class AgentRecordFields {
  @Field(() => Int, { description: 'Drafts that a person decided, in all and of the last 50.' })
  decided: number;
  @Field(() => Int) approvedUnedited: number;
  @Field(() => Int) lastDecided: number;
  @Field(() => Int) lastApprovedUnedited: number;
  @Field(() => Boolean) unlocked: boolean;
  @Field(() => String, {
    nullable: true,
    description: 'What is still needed for autonomy, in words; null when it is unlocked.',
  })
  needs: string | null;
  @Field(() => String, { nullable: true }) relockReason: string | null;
}

@ObjectType('AgentIntent')
export class AgentIntentType extends AgentRecordFields {
  @Field(() => InboundIntentEnum) intent: InboundIntentValue;
  @Field(() => AgentModeEnum) mode: ValueOf<typeof AgentModeEnum>;
  @Field(() => Boolean, { description: 'Whether this agent may ever answer this intent by itself.' })
  automatable: boolean;
}

@ObjectType('AgentFollowUps', {
  description: 'What an agent does about silence: its mode, and after how many days it writes again.',
})
export class AgentFollowUpsType extends AgentRecordFields {
  @Field(() => AgentModeEnum) mode: ValueOf<typeof AgentModeEnum>;
  @Field(() => [Int], {
    description:
      'Days without an answer until the first follow-up, from that one until the second, and so on.',
  })
  days: number[];
  @Field(() => Int, { description: 'Days after a “not now” until the one follow-up that it has.' })
  notNowDays: number;
}

@ObjectType('Agent')
export class AgentType {
  @Field(() => AgentSlugEnum) slug: AgentSlugValue;
  @Field(() => String) name: string;
  @Field(() => String) role: string;
  @Field(() => [String]) duties: string[];
  @Field(() => [String]) tools: string[];
  @Field(() => AgentVersionType) version: AgentVersionType;
  @Field(() => [AgentVersionType]) versions: AgentVersionType[];
  @Field(() => [AgentIntentType]) intents: AgentIntentType[];
  @Field(() => AgentFollowUpsType, { nullable: true, description: 'Null: this agent does not follow up.' })
  followUps: AgentFollowUpsType | null;
  @Field(() => Int) conversations: number;
  @Field(() => Int) waitingDrafts: number;
  @Field(() => Int) automaticToday: number;
  @Field(() => Float) costTodayUsd: number;
}

@ObjectType('DiffLine')
export class DiffLineType {
  @Field(() => String) kind: string;
  @Field(() => String) text: string;
  @Field(() => String) part: string;
}

/** `stoppedBy` is loaded by the resolver. */
@ObjectType('AgentSettings')
export class AgentSettingsType {
  @Field(() => Boolean, { description: 'Nothing that an agent wrote leaves by itself.' }) stopped: boolean;
  @Field(() => Date, { nullable: true }) stoppedAt: Date | null;
  @Field(() => Float) dayBudgetUsd: number;
  @Field(() => Float) conversationBudgetUsd: number;
  @Field(() => Boolean) disclosure: boolean;
  @Field(() => String) disclosureLine: string;
  @Field(() => Float) spentTodayUsd: number;
  @Field(() => BudgetStateEnum) budgetState: ValueOf<typeof BudgetStateEnum>;
  @Field(() => Boolean, { description: 'No key of the model’s vendor is connected: answers are played.' })
  simulated: boolean;
  @Field(() => [String]) models: string[];
}

@ObjectType('AgentFact')
export class AgentFactType {
  @Field(() => ID) id: string;
  @Field(() => String) kind: string;
  @Field(() => String) title: string;
  @Field(() => String) body: string;
  @Field(() => String, { nullable: true }) url: string | null;
  @Field(() => Date) updatedAt: Date;
}

@ObjectType('AiUsageDay')
export class AiUsageDayType {
  @Field(() => String) day: string;
  @Field(() => String) who: string;
  @Field(() => String) model: string;
  @Field(() => Int) calls: number;
  @Field(() => Int) failed: number;
  @Field(() => Float) inputTokens: number;
  @Field(() => Float) outputTokens: number;
  @Field(() => Float) cacheReadTokens: number;
  @Field(() => Float) cacheWriteTokens: number;
  @Field(() => Float) costUsd: number;
}

@ObjectType('BriefSource')
export class BriefSourceType {
  @Field(() => ID) id: string;
  @Field(() => String) kind: string;
  @Field(() => String) label: string;
  @Field(() => String) value: string;
  @Field(() => String, { nullable: true }) url: string | null;
}

@ObjectType('BriefStatement')
export class BriefStatementType {
  @Field(() => String) text: string;
  @Field(() => BriefSourceType) source: BriefSourceType;
}

@ObjectType('Brief')
export class BriefType {
  @Field(() => ID) id: string;
  @Field(() => ID) leadId: string;
  @Field(() => [BriefStatementType]) statements: BriefStatementType[];
  @Field(() => [String]) openQuestions: string[];
  @Field(() => Int, { description: 'Statements without a source, left out.' }) dropped: number;
  @Field(() => Date) createdAt: Date;
}
