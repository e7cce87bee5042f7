import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { JsonScalar } from '../../platform/graphql/scalars.js';
import {
  AgentSlugEnum,
  ChannelEnum,
  InboundIntentEnum,
  type AgentSlugValue,
  type ChannelValue,
  type InboundIntentValue,
} from '../../platform/graphql/shared-enums.js';
import { connectionTypes } from '../../platform/graphql/connection.js';

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
export const RehearsalStateEnum = {
  RUNNING: 'running',
  DONE: 'done',
  FAILED: 'failed',
  CANCELED: 'canceled',
} as const;
registerEnumType(RehearsalStateEnum, { name: 'RehearsalState' });
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

/** `lead` and `decidedBy` are loaded by the resolver. */
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

@ObjectType('AgentPersona')
export class AgentPersonaType {
  @Field(() => String) displayName: string;
  @Field(() => Int) warmth: number;
  @Field(() => Int) formality: number;
  @Field(() => Int) brevity: number;
  @Field(() => Int) directness: number;
  @Field(() => String, { nullable: true }) signature: string | null;
}

@ObjectType('AgentPolicy')
export class AgentPolicyType {
  @Field(() => Int) maxSegments: number;
  @Field(() => Int) maxRebuttals: number;
  @Field(() => Float) minConfidence: number;
  @Field(() => [String]) bannedWords: string[];
  @Field(() => [String]) allowedLinks: string[];
  @Field(() => [String]) languages: string[];
}

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

@ObjectType('AgentIntent')
export class AgentIntentType {
  @Field(() => InboundIntentEnum) intent: InboundIntentValue;
  @Field(() => AgentModeEnum) mode: ValueOf<typeof AgentModeEnum>;
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
  @Field(() => Boolean, { description: 'Whether this agent may ever answer this intent by itself.' })
  automatable: boolean;
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

@ObjectType('SandboxRun')
export class SandboxRunType {
  @Field(() => ID) decisionId: string;
  @Field(() => String) text: string;
  @Field(() => String) verdict: string;
  @Field(() => String, { nullable: true }) reason: string | null;
  @Field(() => String, { nullable: true }) handoff: string | null;
  @Field(() => String) intent: string;
  @Field(() => Float, { nullable: true }) confidence: number | null;
  @Field(() => [DraftClaimType]) claims: DraftClaimType[];
  @Field(() => [DraftFactType]) facts: DraftFactType[];
  @Field(() => [AgentCheckType]) checks: AgentCheckType[];
  @Field(() => Float) costUsd: number;
  @Field(() => Int) latencyMs: number;
  @Field(() => Boolean) simulated: boolean;
}

@ObjectType('AgentDecision', { description: 'One row of the flight recorder.' })
export class AgentDecisionType {
  @Field(() => ID) id: string;
  @Field(() => String) kind: string;
  @Field(() => AgentSlugEnum, { nullable: true }) agent: AgentSlugValue | null;
  @Field(() => Int, { nullable: true }) versionNumber: number | null;
  @Field(() => String) model: string;
  @Field(() => String) promptHash: string;
  @Field(() => String, { nullable: true }) inboundHash: string | null;
  @Field(() => String, { nullable: true }) inboundText: string | null;
  @Field(() => ID, { nullable: true }) conversationId: string | null;
  @Field(() => ID, { nullable: true }) leadId: string | null;
  @Field(() => JsonScalar) input: unknown;
  @Field(() => String, { nullable: true }) rawOutput: string | null;
  @Field(() => String, { nullable: true }) stopReason: string | null;
  @Field(() => String, { nullable: true }) error: string | null;
  @Field(() => [AgentCheckType]) checks: AgentCheckType[];
  @Field(() => String) verdict: string;
  @Field(() => String, { nullable: true }) reason: string | null;
  @Field(() => Int) inputTokens: number;
  @Field(() => Int) outputTokens: number;
  @Field(() => Int) cacheReadTokens: number;
  @Field(() => Int) cacheWriteTokens: number;
  @Field(() => Float) costUsd: number;
  @Field(() => Int) latencyMs: number;
  @Field(() => Boolean) simulated: boolean;
  @Field(() => Date) createdAt: Date;
}
export const AgentDecisionConnectionType = connectionTypes('AgentDecision', () => AgentDecisionType);

@ObjectType('ReplayOutcome', {
  description: 'A recorded decision made again from its record, without asking the model.',
})
export class ReplayOutcomeType {
  @Field(() => ID) decisionId: string;
  @Field(() => Boolean) same: boolean;
  @Field(() => String) verdict: string;
  @Field(() => String) recordedVerdict: string;
  @Field(() => [AgentCheckType]) checks: AgentCheckType[];
  @Field(() => [String]) differences: string[];
}

@ObjectType('RehearsalDifference')
export class RehearsalDifferenceType {
  @Field(() => ID) id: string;
  @Field(() => [String]) what: string[];
  @Field(() => AgentDecisionType) before: AgentDecisionType;
  @Field(() => AgentDecisionType) after: AgentDecisionType;
  @Field(() => String) beforeText: string;
  @Field(() => String) afterText: string;
}
export const RehearsalDifferenceConnectionType = connectionTypes(
  'RehearsalDifference',
  () => RehearsalDifferenceType,
);

/** `differences` is loaded by the resolver. */
@ObjectType('Rehearsal')
export class RehearsalType {
  @Field(() => ID) id: string;
  @Field(() => AgentSlugEnum) agent: AgentSlugValue;
  @Field(() => ID) versionId: string;
  @Field(() => Int) versionNumber: number;
  @Field(() => RehearsalStateEnum) state: ValueOf<typeof RehearsalStateEnum>;
  @Field(() => Int) total: number;
  @Field(() => Int) done: number;
  @Field(() => Int) differing: number;
  @Field(() => Float) costUsd: number;
  @Field(() => String, { nullable: true }) error: string | null;
  @Field(() => Date) createdAt: Date;
  @Field(() => Date, { nullable: true }) endedAt: Date | null;
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

@InputType('ApproveDraftInput')
export class ApproveDraftInputType {
  @Field(() => String, {
    nullable: true,
    description: 'Repeat with the same key and the first message is returned.',
  })
  clientKey?: string | null;
  @Field(() => String, { nullable: true, description: 'Given when a person changed it.' }) body?:
    | string
    | null;
  @Field(() => String, { nullable: true }) subject?: string | null;
}

@InputType('RejectDraftInput')
export class RejectDraftInputType {
  @Field(() => DraftRejectReasonEnum) reason: string;
  @Field(() => String, { nullable: true }) note?: string | null;
}

@InputType('RequestDraftInput')
export class RequestDraftInputType {
  @Field(() => AgentSlugEnum, { nullable: true }) agent?: AgentSlugValue | null;
  @Field(() => String, { nullable: true }) instruction?: string | null;
}

@InputType('AgentPersonaInput')
export class AgentPersonaInputType {
  @Field(() => String) displayName: string;
  @Field(() => Int) warmth: number;
  @Field(() => Int) formality: number;
  @Field(() => Int) brevity: number;
  @Field(() => Int) directness: number;
  @Field(() => String, { nullable: true }) signature?: string | null;
}

@InputType('AgentPolicyInput')
export class AgentPolicyInputType {
  @Field(() => Int) maxSegments: number;
  @Field(() => Int) maxRebuttals: number;
  @Field(() => Float) minConfidence: number;
  @Field(() => [String]) bannedWords: string[];
  @Field(() => [String]) allowedLinks: string[];
  @Field(() => [String]) languages: string[];
}

@InputType('AgentVersionInput')
export class AgentVersionInputType {
  @Field(() => AgentPersonaInputType) persona: AgentPersonaInputType;
  @Field(() => String) goal: string;
  @Field(() => String) prompt: string;
  @Field(() => AgentPolicyInputType) policy: AgentPolicyInputType;
  @Field(() => String, { nullable: true }) model?: string | null;
  @Field(() => String, { nullable: true }) note?: string | null;
}

@InputType('UpdateAgentSettingsInput')
export class UpdateAgentSettingsInputType {
  @Field(() => Float, { nullable: true }) dayBudgetUsd?: number | null;
  @Field(() => Float, { nullable: true }) conversationBudgetUsd?: number | null;
  @Field(() => Boolean, { nullable: true }) disclosure?: boolean | null;
  @Field(() => String, { nullable: true }) disclosureLine?: string | null;
}

@InputType('AgentFactInput')
export class AgentFactInputType {
  @Field(() => ID, { nullable: true }) id?: string | null;
  @Field(() => String) kind: string;
  @Field(() => String) title: string;
  @Field(() => String) body: string;
  @Field(() => String, { nullable: true }) url?: string | null;
}

@InputType('SandboxMessageInput')
export class SandboxMessageInputType {
  @Field(() => Boolean) inbound: boolean;
  @Field(() => String) text: string;
}

@InputType('SandboxInput')
export class SandboxInputType {
  @Field(() => ID, { nullable: true }) versionId?: string | null;
  @Field(() => ID, { nullable: true }) leadId?: string | null;
  @Field(() => [SandboxMessageInputType]) messages: SandboxMessageInputType[];
}

@InputType('StartRehearsalInput')
export class StartRehearsalInputType {
  @Field(() => ID) versionId: string;
  @Field(() => Int, { nullable: true }) limit?: number | null;
}
