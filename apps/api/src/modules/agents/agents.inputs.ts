import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import { AgentSlugEnum, type AgentSlugValue } from '../../platform/graphql/shared-enums.js';
import { AgentPersonaFields, AgentPolicyFields, DraftRejectReasonEnum } from './agents.types.js';

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
export class AgentPersonaInputType extends AgentPersonaFields {}

@InputType('AgentPolicyInput')
export class AgentPolicyInputType extends AgentPolicyFields {}

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
