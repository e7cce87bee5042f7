import { Inject } from '@nestjs/common';
import { ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { users } from '@og/db';
import { inArray } from 'drizzle-orm';
import { CurrentCtx, Requires } from '../../platform/auth/access.decorators.js';
import type { Ctx } from '../../platform/ctx.js';
import { Arg } from '../../platform/graphql/arg.js';
import { UserType } from '../../platform/graphql/user.types.js';
import { PLATFORM, type Platform } from '../../platform/platform.js';
import { BriefType, briefsById, newestBriefs } from '../agents/index.js';
import { LeadType, loadBatched, loadLeads } from '../leads/index.js';
import { cancelTask, completeTask, reopenTask } from './change-task.js';
import { createTask } from './create-task.js';
import {
  CompleteTaskInputType,
  CreateTaskInputType,
  TaskConnectionType,
  TaskObjectType,
  TaskResult,
  TaskStateEnum,
  type TaskStateValue,
} from './task.types.js';
import type { TaskView } from './task.view.js';
import { callQueue, listTasks } from './tasks.queries.js';

@Resolver(() => TaskObjectType)
export class TasksResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Requires('tasks.read')
  @Query(() => TaskConnectionType)
  tasks(
    @CurrentCtx() ctx: Ctx,
    @Arg('states', () => [TaskStateEnum], { nullable: true }) states: TaskStateValue[] | null,
    @Arg('mine', () => Boolean, { nullable: true }) mine: boolean | null,
    @Arg('leadId', () => ID, { nullable: true }) leadId: string | null,
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return listTasks(this.platform, ctx, { states, mine, leadId, first, after });
  }

  @Requires('tasks.read')
  @Query(() => [TaskObjectType], { description: 'Open call tasks, the most urgent first.' })
  callQueue(
    @CurrentCtx() ctx: Ctx,
    @Arg('mine', () => Boolean, { nullable: true }) mine: boolean | null,
    @Arg('first', () => Int, { nullable: true }) first: number | null,
  ) {
    return callQueue(this.platform, ctx, { mine, first });
  }

  @Requires('tasks.write')
  @Mutation(() => TaskResult)
  createTask(@CurrentCtx() ctx: Ctx, @Arg('input', () => CreateTaskInputType) input: CreateTaskInputType) {
    return createTask(this.platform, ctx, input);
  }

  @Requires('tasks.write')
  @Mutation(() => TaskResult)
  completeTask(
    @CurrentCtx() ctx: Ctx,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => CompleteTaskInputType, { nullable: true }) input: CompleteTaskInputType | null,
  ) {
    return completeTask(this.platform, ctx, id, input);
  }

  @Requires('tasks.write')
  @Mutation(() => TaskResult)
  cancelTask(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return cancelTask(this.platform, ctx, id);
  }

  @Requires('tasks.write')
  @Mutation(() => TaskResult)
  reopenTask(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return reopenTask(this.platform, ctx, id);
  }

  @ResolveField('lead', () => LeadType)
  lead(@Parent() task: TaskView, @CurrentCtx() ctx: Ctx) {
    return loadBatched(ctx, 'task.lead', task.leadId, (ids) =>
      loadLeads(this.platform, ctx, ids, { deletedToo: true }),
    );
  }

  @ResolveField('brief', () => BriefType, { nullable: true })
  async brief(@Parent() task: TaskView, @CurrentCtx() ctx: Ctx) {
    const named = task.briefId
      ? await loadBatched(ctx, 'task.brief', task.briefId, (ids) =>
          this.platform.database.withTeam(ctx.teamId, (tx) => briefsById(tx, ids), { readOnly: true }),
        )
      : null;
    if (named || task.type !== 'call') return named ?? null;
    return (
      (await loadBatched(ctx, 'task.newestBrief', task.leadId, (ids) =>
        this.platform.database.withTeam(ctx.teamId, (tx) => newestBriefs(tx, ids), { readOnly: true }),
      )) ?? null
    );
  }

  @ResolveField('assignee', () => UserType, { nullable: true })
  async assignee(@Parent() task: TaskView, @CurrentCtx() ctx: Ctx) {
    if (!task.assigneeId) return null;
    return (await loadBatched(ctx, 'task.assignee', task.assigneeId, (ids) => this.people(ctx, ids))) ?? null;
  }

  private async people(ctx: Ctx, ids: string[]): Promise<Map<string, UserType>> {
    const columns = { id: users.id, email: users.email, name: users.name, createdAt: users.createdAt };
    const rows = await this.platform.database.withTeam(
      ctx.teamId,
      (tx) => tx.db.select(columns).from(users).where(inArray(users.id, ids)),
      { readOnly: true },
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}
