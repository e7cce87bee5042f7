import { Inject } from '@nestjs/common';
import { ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentCtx, Requires } from '../../platform/auth/access.decorators.js';
import type { Ctx } from '../../platform/ctx.js';
import { Arg } from '../../platform/graphql/arg.js';
import { PLATFORM, type Platform } from '../../platform/platform.js';
import { createLead } from './create-lead.js';
import { createSegment, listSegments } from './create-segment.js';
import { deleteLeads } from './delete-leads.js';
import {
  CreateLeadInput,
  CreateSegmentInput,
  DeleteLeadsInput,
  LeadFilterInput,
  LeadSortInput,
  MergeLeadsInput,
  UpdateLeadInput,
} from './lead.inputs.js';
import {
  CreateLeadResult,
  CreateSegmentResult,
  DeleteLeadsResult,
  LeadConnectionType,
  LeadDeletionType,
  LeadType,
  MergeLeadsResult,
  RestoreLeadsResult,
  SegmentType,
  UpdateLeadResult,
} from './lead.types.js';
import { countLeads, findLead, listLeads, listLeadTags } from './leads.queries.js';
import { listLeadDeletions } from './list-deletions.js';
import { mergeLeads } from './merge-leads.js';
import { restoreLeads } from './restore-leads.js';
import { updateLead } from './update-lead.js';

@Resolver()
export class LeadsResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Requires('leads.read')
  @Query(() => LeadConnectionType)
  leads(
    @CurrentCtx() ctx: Ctx,
    @Arg('filter', () => LeadFilterInput, { nullable: true }) filter: LeadFilterInput | null,
    @Arg('sort', () => LeadSortInput, { nullable: true }) sort: LeadSortInput | null,
    @Arg('search', () => String, { nullable: true }) search: string | null,
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return listLeads(this.platform, ctx, { filter, sort, search, first, after });
  }

  @Requires('leads.read')
  @Query(() => Int, { description: 'How many leads match; counting stops at 1,000,001.' })
  leadsCount(
    @CurrentCtx() ctx: Ctx,
    @Arg('filter', () => LeadFilterInput, { nullable: true }) filter: LeadFilterInput | null,
  ) {
    return countLeads(this.platform, ctx, filter);
  }

  @Requires('leads.read')
  @Query(() => LeadType, { nullable: true })
  lead(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return findLead(this.platform, ctx, id);
  }

  @Requires('leads.read')
  @Query(() => [String])
  leadTags(@CurrentCtx() ctx: Ctx) {
    return listLeadTags(this.platform, ctx);
  }

  @Requires('leads.read')
  @Query(() => [SegmentType])
  segments(@CurrentCtx() ctx: Ctx) {
    return listSegments(this.platform, ctx);
  }

  @Requires('leads.write')
  @Mutation(() => CreateLeadResult)
  createLead(@CurrentCtx() ctx: Ctx, @Arg('input', () => CreateLeadInput) input: CreateLeadInput) {
    return createLead(this.platform, ctx, input);
  }

  @Requires('leads.write')
  @Mutation(() => UpdateLeadResult)
  updateLead(
    @CurrentCtx() ctx: Ctx,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => UpdateLeadInput) input: UpdateLeadInput,
  ) {
    return updateLead(this.platform, ctx, id, input);
  }

  @Requires('leads.delete')
  @Mutation(() => DeleteLeadsResult)
  deleteLeads(@CurrentCtx() ctx: Ctx, @Arg('input', () => DeleteLeadsInput) input: DeleteLeadsInput) {
    return deleteLeads(this.platform, ctx, input);
  }

  @Requires('leads.delete')
  @Query(() => [LeadDeletionType], {
    description: 'What was deleted and can still be brought back, the newest first; at most 50.',
  })
  leadDeletions(@CurrentCtx() ctx: Ctx) {
    return listLeadDeletions(this.platform, ctx);
  }

  @Requires('leads.delete')
  @Mutation(() => RestoreLeadsResult)
  restoreLeads(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return restoreLeads(this.platform, ctx, id);
  }

  @Requires('leads.write')
  @Mutation(() => MergeLeadsResult)
  mergeLeads(
    @CurrentCtx() ctx: Ctx,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => MergeLeadsInput) input: MergeLeadsInput,
  ) {
    return mergeLeads(this.platform, ctx, id, input);
  }

  @Requires('leads.write')
  @Mutation(() => CreateSegmentResult)
  createSegment(@CurrentCtx() ctx: Ctx, @Arg('input', () => CreateSegmentInput) input: CreateSegmentInput) {
    return createSegment(this.platform, ctx, input);
  }
}
