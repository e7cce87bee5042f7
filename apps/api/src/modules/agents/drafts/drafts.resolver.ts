import { Inject } from '@nestjs/common';
import { ID, Int, Mutation, Parent, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { CurrentCtx, Requires } from '../../../platform/auth/access.decorators.js';
import { SESSION_READER } from '../../../platform/auth/jwt.strategy.js';
import type { SessionReader } from '../../../platform/auth/session-reader.js';
import type { Ctx } from '../../../platform/ctx.js';
import { Arg } from '../../../platform/graphql/arg.js';
import {
  AgentSlugEnum,
  InboundIntentEnum,
  type AgentSlugValue,
} from '../../../platform/graphql/shared-enums.js';
import { UserType } from '../../../platform/graphql/user.types.js';
import { PLATFORM, type Platform } from '../../../platform/platform.js';
import { LeadType, loadBatched, loadLeads } from '../../leads/index.js';
import type { AgentDeps } from '../agent-deps.js';
import { DraftResult, RequestDraftResult } from '../agents.results.js';
import { ApproveDraftInputType, RejectDraftInputType, RequestDraftInputType } from '../agents.inputs.js';
import {
  DraftActionType,
  DraftConnectionType,
  DraftProgressType,
  DraftStateEnum,
  DraftType,
} from '../agents.types.js';
import { BackgroundWork } from '../background-work.js';
import { CalendarPort } from '../calendar-port.js';
import { peopleById } from '../people.js';
import { approveDraft } from './approve-draft.js';
import { slotKey } from './draft-action.js';
import type { DraftStateValue, DraftView } from './draft.view.js';
import { findDraft, listDrafts } from './drafts.queries.js';
import { DraftProgressChannel, type DraftProgress } from './progress-channel.js';
import { rejectDraft, undoRejectDraft } from './reject-draft.js';
import { requestDraft } from './request-draft.js';
import { takeBackDraft } from './take-back-draft.js';

@Resolver(() => DraftType)
export class DraftsResolver {
  private readonly deps: AgentDeps & Pick<Platform, 'presence'>;

  constructor(
    @Inject(PLATFORM) private readonly platform: Platform,
    @Inject(SESSION_READER) private readonly sessions: SessionReader,
    @Inject(CalendarPort) calendar: CalendarPort,
    @Inject(DraftProgressChannel) private readonly progress: DraftProgressChannel,
    @Inject(BackgroundWork) background: BackgroundWork,
  ) {
    this.deps = { ...platform, calendar, progress, background };
  }

  @Requires('inbox.read')
  @Query(() => DraftConnectionType)
  drafts(
    @CurrentCtx() ctx: Ctx,
    @Arg('agent', () => AgentSlugEnum, { nullable: true }) agent: AgentSlugValue | null,
    @Arg('intent', () => InboundIntentEnum, { nullable: true }) intent: string | null,
    @Arg('states', () => [DraftStateEnum], { nullable: true }) states: DraftStateValue[] | null,
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return listDrafts(this.platform, ctx, { agent, intent, states, first, after });
  }

  @Requires('inbox.read')
  @Query(() => DraftType, { nullable: true })
  draft(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return findDraft(this.platform, ctx, id);
  }

  @Requires('inbox.reply')
  @Mutation(() => DraftResult)
  approveDraft(
    @CurrentCtx() ctx: Ctx,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => ApproveDraftInputType, { nullable: true }) input: ApproveDraftInputType | null,
  ) {
    return approveDraft(this.deps, ctx, id, input);
  }

  @Requires('inbox.reply')
  @Mutation(() => DraftResult, {
    description: 'Takes an approval back by the key of its press, also one that has not arrived yet.',
  })
  takeBackDraft(
    @CurrentCtx() ctx: Ctx,
    @Arg('id', () => ID) id: string,
    @Arg('clientKey', () => String) clientKey: string,
  ) {
    return takeBackDraft(this.platform, ctx, id, clientKey);
  }

  @Requires('inbox.reply')
  @Mutation(() => DraftResult)
  rejectDraft(
    @CurrentCtx() ctx: Ctx,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => RejectDraftInputType) input: RejectDraftInputType,
  ) {
    return rejectDraft(this.platform, ctx, id, input);
  }

  @Requires('inbox.reply')
  @Mutation(() => DraftResult)
  undoRejectDraft(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return undoRejectDraft(this.platform, ctx, id);
  }

  @Requires('inbox.reply')
  @Mutation(() => RequestDraftResult)
  requestDraft(
    @CurrentCtx() ctx: Ctx,
    @Arg('conversationId', () => ID) conversationId: string,
    @Arg('input', () => RequestDraftInputType, { nullable: true }) input: RequestDraftInputType | null,
  ) {
    return requestDraft(this.deps, ctx, conversationId, input);
  }

  @Requires('inbox.read')
  @Subscription(() => DraftProgressType, {
    description: 'Drafts of a conversation as they are written.',
    resolve: (progress: DraftProgress) => progress,
  })
  draftProgress(
    @CurrentCtx() ctx: Ctx,
    @Arg('conversationId', () => ID) conversationId: string,
  ): AsyncGenerator<DraftProgress> {
    const isAllowed = async () => {
      if (ctx.actor.type !== 'user') return true;
      const session = await this.sessions.read(ctx.actor.sessionId);
      return session !== null && session.teamId === ctx.teamId;
    };
    return this.progress.follow(ctx.teamId, conversationId, isAllowed);
  }

  @ResolveField('lead', () => LeadType)
  lead(@Parent() draft: DraftView, @CurrentCtx() ctx: Ctx) {
    return loadBatched(ctx, 'draft.lead', draft.leadId, (ids) =>
      loadLeads(this.platform, ctx, ids, { deletedToo: true }),
    );
  }

  @ResolveField('action', () => DraftActionType, { nullable: true })
  async action(@Parent() draft: DraftView, @CurrentCtx() ctx: Ctx): Promise<DraftActionType | null> {
    if (!draft.action) return null;
    const slots = draft.action.slotIds.flatMap((id) => {
      const slot = this.deps.calendar.readKey(slotKey(id));
      const words = draft.facts.find((fact) => fact.id === id)?.value;
      return slot && words ? [{ ...slot, words }] : [];
    });
    return {
      kind: draft.action.kind,
      zone: draft.zone,
      slots: await Promise.all(
        slots.map(async ({ ownerId, ...slot }) => ({ ...slot, owner: await this.member(ctx, ownerId) })),
      ),
    };
  }

  @ResolveField('decidedBy', () => UserType, { nullable: true })
  async decidedBy(@Parent() draft: DraftView, @CurrentCtx() ctx: Ctx) {
    return draft.decidedById ? this.member(ctx, draft.decidedById) : null;
  }

  private async member(ctx: Ctx, id: string): Promise<UserType | null> {
    return (await loadBatched(ctx, 'draft.member', id, (ids) => peopleById(this.platform, ctx, ids))) ?? null;
  }
}
