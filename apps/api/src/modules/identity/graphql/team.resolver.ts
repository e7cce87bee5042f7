import { Inject } from '@nestjs/common';
import { ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentCtx, Requires } from '../../../platform/auth/access.decorators.js';
import { SESSION_READER } from '../../../platform/auth/jwt.strategy.js';
import type { SessionReader } from '../../../platform/auth/session-reader.js';
import type { Ctx } from '../../../platform/ctx.js';
import { Arg } from '../../../platform/graphql/arg.js';
import { PLATFORM, type Platform } from '../../../platform/platform.js';
import { cancelInvitation } from '../invitations/cancel-invitation.js';
import { listInvitations } from '../invitations/invitations.queries.js';
import { inviteMember } from '../invitations/invite-member.js';
import { changeMemberRole } from '../members/change-member-role.js';
import { listTeamMembers, readTeam } from '../members/members.queries.js';
import { removeMember } from '../members/remove-member.js';
import { listAuditLog } from '../settings/audit-log.queries.js';
import { readTeamSettings } from '../settings/settings.queries.js';
import { updateTeamSettings } from '../settings/update-team-settings.js';
import { ChangeMemberRoleInputType, InviteMemberInputType, UpdateTeamSettingsInputType } from './inputs.js';
import {
  CancelInvitationResult,
  ChangeMemberRoleResult,
  InviteMemberResult,
  RemoveMemberResult,
  UpdateTeamSettingsResult,
} from './results.js';
import { TeamType } from './session.types.js';
import { AuditConnectionType, InvitationType, TeamMemberType, TeamSettingsType } from './team.types.js';

/** The team, who is in it, how it is set up, and who did what. */
@Resolver()
export class TeamResolver {
  constructor(
    @Inject(PLATFORM) private readonly platform: Platform,
    @Inject(SESSION_READER) private readonly sessions: SessionReader,
  ) {}

  @Requires('team.read')
  @Query(() => TeamType)
  team(@CurrentCtx() ctx: Ctx) {
    return readTeam(this.platform, ctx);
  }

  @Requires('team.read')
  @Query(() => [TeamMemberType])
  teamMembers(@CurrentCtx() ctx: Ctx) {
    return listTeamMembers(this.platform, ctx);
  }

  @Requires('members.manage')
  @Query(() => [InvitationType])
  invitations(@CurrentCtx() ctx: Ctx) {
    return listInvitations(this.platform, ctx);
  }

  @Requires('team.read')
  @Query(() => TeamSettingsType)
  teamSettings(@CurrentCtx() ctx: Ctx) {
    return readTeamSettings(this.platform, ctx);
  }

  @Requires('audit.read')
  @Query(() => AuditConnectionType)
  auditLog(
    @CurrentCtx() ctx: Ctx,
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return listAuditLog(this.platform, ctx, { first, after });
  }

  @Requires('members.manage')
  @Mutation(() => InviteMemberResult)
  inviteMember(
    @CurrentCtx() ctx: Ctx,
    @Arg('input', () => InviteMemberInputType) input: InviteMemberInputType,
  ) {
    return inviteMember(this.platform, ctx, input);
  }

  @Requires('members.manage')
  @Mutation(() => CancelInvitationResult)
  cancelInvitation(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return cancelInvitation(this.platform, ctx, id);
  }

  @Requires('members.manage')
  @Mutation(() => ChangeMemberRoleResult)
  changeMemberRole(
    @CurrentCtx() ctx: Ctx,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => ChangeMemberRoleInputType) input: ChangeMemberRoleInputType,
  ) {
    return changeMemberRole(this.platform, ctx, id, input);
  }

  @Requires('members.manage')
  @Mutation(() => RemoveMemberResult)
  removeMember(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return removeMember({ ...this.platform, sessions: this.sessions }, ctx, id);
  }

  @Requires('settings.manage')
  @Mutation(() => UpdateTeamSettingsResult)
  updateTeamSettings(
    @CurrentCtx() ctx: Ctx,
    @Arg('input', () => UpdateTeamSettingsInputType) input: UpdateTeamSettingsInputType,
  ) {
    return updateTeamSettings(this.platform, ctx, input);
  }
}
