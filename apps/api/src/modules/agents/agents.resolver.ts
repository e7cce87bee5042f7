import { Inject } from '@nestjs/common';
import { ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { FOLLOW_UP, type AgentMode } from '@og/core';
import { CurrentCtx, Requires } from '../../platform/auth/access.decorators.js';
import type { Ctx } from '../../platform/ctx.js';
import { Arg } from '../../platform/graphql/arg.js';
import {
  AgentSlugEnum,
  InboundIntentEnum,
  type AgentSlugValue,
} from '../../platform/graphql/shared-enums.js';
import { UserType } from '../../platform/graphql/user.types.js';
import { PLATFORM, type Platform } from '../../platform/platform.js';
import { loadBatched } from '../leads/index.js';
import {
  AgentVersionResult,
  SaveAgentFactResult,
  SetAgentModeResult,
  UpdateAgentSettingsResult,
} from './agents.results.js';
import { AgentFactInputType, AgentVersionInputType, UpdateAgentSettingsInputType } from './agents.inputs.js';
import {
  AgentFactType,
  AgentModeEnum,
  AgentSettingsType,
  AgentType,
  AgentVersionType,
  AiUsageDayType,
  DiffLineType,
} from './agents.types.js';
import { deleteFact, listFacts, saveFact } from './facts/change-fact.js';
import { peopleById } from './people.js';
import { agentSettings, updateAgentSettings, type AgentSettingsView } from './settings/agent-settings.js';
import { stopAgents } from './settings/stop-agents.js';
import { aiUsage } from './settings/usage.queries.js';
import { listAgents, readAgent } from './versions/agents.queries.js';
import {
  diffVersions,
  findVersion,
  publishAgentVersion,
  saveAgentVersion,
} from './versions/change-version.js';
import { setAgentMode } from './versions/set-mode.js';
import type { VersionView } from './versions/version.view.js';

/** What agents are, may do, know and cost. */
@Resolver()
export class AgentsResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Requires('agents.read')
  @Query(() => [AgentType])
  agents(@CurrentCtx() ctx: Ctx) {
    return listAgents(this.platform, ctx);
  }

  @Requires('agents.read')
  @Query(() => AgentType)
  agent(@CurrentCtx() ctx: Ctx, @Arg('slug', () => AgentSlugEnum) slug: AgentSlugValue) {
    return readAgent(this.platform, ctx, slug);
  }

  @Requires('agents.read')
  @Query(() => AgentVersionType, { nullable: true })
  agentVersion(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return findVersion(this.platform, ctx, id);
  }

  @Requires('agents.read')
  @Query(() => [DiffLineType])
  agentVersionDiff(
    @CurrentCtx() ctx: Ctx,
    @Arg('from', () => ID) from: string,
    @Arg('to', () => ID) to: string,
  ) {
    return diffVersions(this.platform, ctx, from, to);
  }

  @Requires('agents.read')
  @Query(() => AgentSettingsType)
  agentSettings(@CurrentCtx() ctx: Ctx) {
    return agentSettings(this.platform, ctx);
  }

  @Requires('agents.read')
  @Query(() => [AgentFactType])
  agentFacts(@CurrentCtx() ctx: Ctx) {
    return listFacts(this.platform, ctx);
  }

  @Requires('agents.read')
  @Query(() => [AiUsageDayType])
  aiUsage(@CurrentCtx() ctx: Ctx, @Arg('days', () => Int, { nullable: true }) days: number | null) {
    return aiUsage(this.platform, ctx, days);
  }

  @Requires('agents.manage')
  @Mutation(() => AgentVersionResult)
  saveAgentVersion(
    @CurrentCtx() ctx: Ctx,
    @Arg('agent', () => AgentSlugEnum) agent: AgentSlugValue,
    @Arg('input', () => AgentVersionInputType) input: AgentVersionInputType,
  ) {
    return saveAgentVersion(this.platform, ctx, agent, input);
  }

  @Requires('agents.manage')
  @Mutation(() => AgentVersionResult, {
    description: 'Make a version the one that works; an older one is a rollback.',
  })
  publishAgentVersion(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return publishAgentVersion(this.platform, ctx, id);
  }

  @Requires('agents.manage')
  @Mutation(() => SetAgentModeResult)
  setAgentMode(
    @CurrentCtx() ctx: Ctx,
    @Arg('agent', () => AgentSlugEnum) agent: AgentSlugValue,
    @Arg('intent', () => InboundIntentEnum) intent: string,
    @Arg('mode', () => AgentModeEnum) mode: AgentMode,
  ) {
    return setAgentMode(this.platform, ctx, agent, intent, mode);
  }

  @Requires('agents.manage')
  @Mutation(() => SetAgentModeResult, {
    description:
      'What an agent may do when a lead does not answer. Writing by itself is earned like any intent.',
  })
  setAgentFollowUps(
    @CurrentCtx() ctx: Ctx,
    @Arg('agent', () => AgentSlugEnum) agent: AgentSlugValue,
    @Arg('mode', () => AgentModeEnum) mode: AgentMode,
  ) {
    return setAgentMode(this.platform, ctx, agent, FOLLOW_UP, mode);
  }

  @Requires('inbox.reply')
  @Mutation(() => AgentSettingsType, {
    description: 'The agents’ kill switch: nothing automatic leaves from then on.',
  })
  stopAgents(@CurrentCtx() ctx: Ctx, @Arg('on', () => Boolean) on: boolean) {
    return stopAgents(this.platform, ctx, on);
  }

  @Requires('agents.manage')
  @Mutation(() => UpdateAgentSettingsResult)
  updateAgentSettings(
    @CurrentCtx() ctx: Ctx,
    @Arg('input', () => UpdateAgentSettingsInputType) input: UpdateAgentSettingsInputType,
  ) {
    return updateAgentSettings(this.platform, ctx, input);
  }

  @Requires('agents.manage')
  @Mutation(() => SaveAgentFactResult)
  saveAgentFact(@CurrentCtx() ctx: Ctx, @Arg('input', () => AgentFactInputType) input: AgentFactInputType) {
    return saveFact(this.platform, ctx, input);
  }

  @Requires('agents.manage')
  @Mutation(() => SaveAgentFactResult)
  deleteAgentFact(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return deleteFact(this.platform, ctx, id);
  }
}

@Resolver(() => AgentVersionType)
export class AgentVersionFieldsResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @ResolveField('author', () => UserType, { nullable: true })
  async author(@Parent() version: VersionView, @CurrentCtx() ctx: Ctx) {
    if (!version.authorId) return null;
    return (
      (await loadBatched(ctx, 'version.author', version.authorId, (ids) =>
        peopleById(this.platform, ctx, ids),
      )) ?? null
    );
  }
}

@Resolver(() => AgentSettingsType)
export class AgentSettingsFieldsResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @ResolveField('stoppedBy', () => UserType, { nullable: true })
  async stoppedBy(@Parent() settings: AgentSettingsView, @CurrentCtx() ctx: Ctx) {
    const id = settings.stoppedById;
    return id ? ((await peopleById(this.platform, ctx, [id])).get(id) ?? null) : null;
  }
}
