import { Inject } from '@nestjs/common';
import { ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentCtx, Requires } from '../../../platform/auth/access.decorators.js';
import type { Ctx } from '../../../platform/ctx.js';
import { Arg } from '../../../platform/graphql/arg.js';
import { AgentSlugEnum, type AgentSlugValue } from '../../../platform/graphql/shared-enums.js';
import { PLATFORM, type Platform } from '../../../platform/platform.js';
import type { AgentDeps } from '../agent-deps.js';
import { RehearsalResult, RequestBriefResult, SandboxResult } from '../agents.results.js';
import { SandboxInputType, StartRehearsalInputType } from '../agents.inputs.js';
import {
  AgentDecisionConnectionType,
  AgentDecisionType,
  RehearsalDifferenceConnectionType,
  RehearsalType,
  ReplayOutcomeType,
} from './recorder.types.js';
import { BackgroundWork } from '../background-work.js';
import { requestBrief } from '../brief/write-brief.js';
import { CalendarPort } from '../calendar-port.js';
import { DraftProgressChannel } from '../drafts/progress-channel.js';
import {
  findRehearsal,
  listRehearsals,
  rehearsalDifferences,
  type RehearsalView,
} from '../rehearsal/rehearsal.view.js';
import { cancelRehearsal, startRehearsal } from '../rehearsal/start-rehearsal.js';
import { runSandbox } from '../sandbox/run-sandbox.js';
import { findDecision, listDecisions } from './decision.view.js';
import { replayDecision } from './replay-decision.js';

/** The flight recorder and what is tried beside real work. */
@Resolver(() => RehearsalType)
export class RecorderResolver {
  private readonly deps: AgentDeps;

  constructor(
    @Inject(PLATFORM) private readonly platform: Platform,
    @Inject(CalendarPort) calendar: CalendarPort,
    @Inject(DraftProgressChannel) progress: DraftProgressChannel,
    @Inject(BackgroundWork) background: BackgroundWork,
  ) {
    this.deps = { ...platform, calendar, progress, background };
  }

  @Requires('agents.read')
  @Query(() => AgentDecisionConnectionType)
  agentDecisions(
    @CurrentCtx() ctx: Ctx,
    @Arg('agent', () => AgentSlugEnum, { nullable: true }) agent: AgentSlugValue | null,
    @Arg('conversationId', () => ID, { nullable: true }) conversationId: string | null,
    @Arg('verdict', () => String, { nullable: true }) verdict: string | null,
    @Arg('kind', () => String, { nullable: true }) kind: string | null,
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return listDecisions(this.platform, ctx, { agent, conversationId, verdict, kind, first, after });
  }

  @Requires('agents.read')
  @Query(() => AgentDecisionType, { nullable: true })
  agentDecision(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return findDecision(this.platform, ctx, id);
  }

  @Requires('agents.read')
  @Query(() => ReplayOutcomeType, { nullable: true })
  replayDecision(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return replayDecision(this.platform, ctx, id);
  }

  @Requires('agents.read')
  @Query(() => [RehearsalType])
  rehearsals(@CurrentCtx() ctx: Ctx, @Arg('agent', () => AgentSlugEnum) agent: AgentSlugValue) {
    return listRehearsals(this.platform, ctx, agent);
  }

  @Requires('agents.read')
  @Query(() => RehearsalType, { nullable: true })
  rehearsal(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return findRehearsal(this.platform, ctx, id);
  }

  @Requires('agents.manage')
  @Mutation(() => RehearsalResult)
  startRehearsal(
    @CurrentCtx() ctx: Ctx,
    @Arg('input', () => StartRehearsalInputType) input: StartRehearsalInputType,
  ) {
    return startRehearsal(this.platform, ctx, input);
  }

  @Requires('agents.manage')
  @Mutation(() => RehearsalResult)
  cancelRehearsal(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return cancelRehearsal(this.platform, ctx, id);
  }

  @Requires('agents.manage')
  @Mutation(() => SandboxResult)
  runAgentSandbox(
    @CurrentCtx() ctx: Ctx,
    @Arg('agent', () => AgentSlugEnum) agent: AgentSlugValue,
    @Arg('input', () => SandboxInputType) input: SandboxInputType,
  ) {
    return runSandbox(this.deps, ctx, agent, input);
  }

  @Requires('tasks.write')
  @Mutation(() => RequestBriefResult)
  requestBrief(@CurrentCtx() ctx: Ctx, @Arg('leadId', () => ID) leadId: string) {
    return requestBrief(this.deps, ctx, leadId);
  }

  @ResolveField('differences', () => RehearsalDifferenceConnectionType)
  differences(
    @CurrentCtx() ctx: Ctx,
    @Parent() rehearsal: RehearsalView,
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return rehearsalDifferences(this.platform, ctx, rehearsal.id, { first, after });
  }
}
