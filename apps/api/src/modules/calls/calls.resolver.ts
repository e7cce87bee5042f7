import { Inject } from '@nestjs/common';
import { ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { users } from '@og/db';
import { inArray } from 'drizzle-orm';
import { CurrentCtx, Requires } from '../../platform/auth/access.decorators.js';
import { may, type Ctx } from '../../platform/ctx.js';
import { Arg } from '../../platform/graphql/arg.js';
import { UserType } from '../../platform/graphql/user.types.js';
import { PLATFORM, type Platform } from '../../platform/platform.js';
import { DISPOSITION_LABEL, dispositionLabelOf } from '../inbox/index.js';
import { LeadType, loadBatched, loadLeads } from '../leads/index.js';
import { TaskObjectType } from '../tasks/index.js';
import {
  CallResult,
  CallType,
  FinishCallInputType,
  StartCallInputType,
  StartCallResult,
} from './call.types.js';
import type { CallView } from './call.view.js';
import { callsBy, findCall, listCalls } from './calls.queries.js';
import { finishCall, hangUpCall } from './finish-call.js';
import { startCall } from './start-call.js';

@Resolver(() => CallType)
export class CallsResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Requires('calls.read')
  @Query(() => CallType, { nullable: true })
  call(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return findCall(this.platform, ctx, id);
  }

  @Requires('calls.read')
  @Query(() => [CallType])
  calls(
    @CurrentCtx() ctx: Ctx,
    @Arg('leadId', () => ID, { nullable: true }) leadId: string | null,
    @Arg('first', () => Int, { nullable: true }) first: number | null,
  ) {
    return listCalls(this.platform, ctx, { leadId, first });
  }

  @Requires('calls.make')
  @Mutation(() => StartCallResult)
  startCall(@CurrentCtx() ctx: Ctx, @Arg('input', () => StartCallInputType) input: StartCallInputType) {
    return startCall(this.platform, ctx, input);
  }

  @Requires('calls.make')
  @Mutation(() => CallResult)
  hangUpCall(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return hangUpCall(this.platform, ctx, id);
  }

  @Requires('calls.make')
  @Mutation(() => CallResult)
  finishCall(
    @CurrentCtx() ctx: Ctx,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => FinishCallInputType) input: FinishCallInputType,
  ) {
    return finishCall(this.platform, ctx, id, input);
  }

  @ResolveField('lead', () => LeadType)
  lead(@Parent() call: CallView, @CurrentCtx() ctx: Ctx) {
    return loadBatched(ctx, 'call.lead', call.leadId, (ids) =>
      loadLeads(this.platform, ctx, ids, { deletedToo: true }),
    );
  }

  @ResolveField('user', () => UserType, { nullable: true })
  async user(@Parent() call: CallView, @CurrentCtx() ctx: Ctx) {
    if (!call.userId) return null;
    const found = await loadBatched(ctx, 'call.user', call.userId, async (ids) => {
      const columns = { id: users.id, email: users.email, name: users.name, createdAt: users.createdAt };
      const rows = await this.platform.database.withTeam(
        ctx.teamId,
        (tx) => tx.db.select(columns).from(users).where(inArray(users.id, ids)),
        { readOnly: true },
      );
      return new Map(rows.map((row) => [row.id, row]));
    });
    return found ?? null;
  }

  @ResolveField('dispositionLabel', () => String, DISPOSITION_LABEL)
  dispositionLabel(@Parent() call: CallView, @CurrentCtx() ctx: Ctx) {
    return dispositionLabelOf(this.platform, ctx, call.disposition);
  }

  @ResolveField('recordingUrl', () => String, {
    nullable: true,
    description: 'A link that ends after some minutes; null until the recording is there.',
  })
  async recordingUrl(@Parent() call: CallView, @CurrentCtx() ctx: Ctx): Promise<string | null> {
    if (!call.recordingKey || !may(ctx, 'calls.read')) return null;
    const { url } = await this.platform.storage.signDownload(call.recordingKey, {
      fileName: `call-${call.startedAt.toISOString().slice(0, 16).replace(/[:T]/g, '-')}.wav`,
      contentType: 'audio/wav',
    });
    return url;
  }
}

/** Calls of a lead. */
@Resolver(() => LeadType)
export class LeadCallsResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @ResolveField('calls', () => [CallType])
  async calls(@Parent() lead: { id: string }, @CurrentCtx() ctx: Ctx) {
    return (
      (await loadBatched(ctx, 'lead.calls', lead.id, (ids) =>
        this.platform.database.withTeam(ctx.teamId, (tx) => callsBy(tx, 'lead_id', ids), { readOnly: true }),
      )) ?? []
    );
  }
}

/** Calls that were made for a task. */
@Resolver(() => TaskObjectType)
export class TaskCallsResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @ResolveField('calls', () => [CallType])
  async calls(@Parent() task: { id: string }, @CurrentCtx() ctx: Ctx) {
    return (
      (await loadBatched(ctx, 'task.calls', task.id, (ids) =>
        this.platform.database.withTeam(ctx.teamId, (tx) => callsBy(tx, 'task_id', ids), { readOnly: true }),
      )) ?? []
    );
  }
}
