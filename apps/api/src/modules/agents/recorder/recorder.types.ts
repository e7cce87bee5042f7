import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionTypes } from '../../../platform/graphql/connection.js';
import { JsonScalar } from '../../../platform/graphql/scalars.js';
import { AgentSlugEnum, type AgentSlugValue } from '../../../platform/graphql/shared-enums.js';
import { AgentCheckType, DraftClaimType, DraftFactType } from '../agents.types.js';

export const RehearsalStateEnum = {
  RUNNING: 'running',
  DONE: 'done',
  FAILED: 'failed',
  CANCELED: 'canceled',
} as const;
registerEnumType(RehearsalStateEnum, { name: 'RehearsalState' });

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
  @Field(() => Date, {
    nullable: true,
    description: 'Since when its texts are gone; it cannot be made again.',
  })
  erasedAt: Date | null;
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
  @Field(() => RehearsalStateEnum) state: (typeof RehearsalStateEnum)[keyof typeof RehearsalStateEnum];
  @Field(() => Int) total: number;
  @Field(() => Int) done: number;
  @Field(() => Int) differing: number;
  @Field(() => Float) costUsd: number;
  @Field(() => String, { nullable: true }) error: string | null;
  @Field(() => Date) createdAt: Date;
  @Field(() => Date, { nullable: true }) endedAt: Date | null;
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
