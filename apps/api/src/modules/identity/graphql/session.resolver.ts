import { Inject } from '@nestjs/common';
import { Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentCtx, Public, SignedIn } from '../../../platform/auth/access.decorators.js';
import { SESSION_READER } from '../../../platform/auth/jwt.strategy.js';
import type { SessionReader } from '../../../platform/auth/session-reader.js';
import type { Ctx } from '../../../platform/ctx.js';
import { Arg } from '../../../platform/graphql/arg.js';
import { PLATFORM, type Platform } from '../../../platform/platform.js';
import { acceptInvitation } from '../invitations/accept-invitation.js';
import { previewInvitation, type InvitationPreviewView } from '../invitations/invitations.queries.js';
import { readMe, type MeView } from '../me.queries.js';
import type { RequestOrigin } from '../people.js';
import type { IssuedSession, SessionView } from '../sessions/open-session.js';
import { setSessionCookie } from '../sessions/session-cookie.js';
import { signIn } from '../sign-in.js';
import { signUp } from '../sign-up.js';
import { switchTeam } from '../switch-team.js';
import { updateProfile } from '../update-profile.js';
import {
  AcceptInvitationInputType,
  SignInInputType,
  SignUpInputType,
  UpdateProfileInputType,
} from './inputs.js';
import { originOf, replyOf, type HttpContext } from './request-origin.js';
import { AcceptInvitationResult, SignInResult, SignUpResult, UpdateProfileResult } from './results.js';
import { MeType } from './session.types.js';
import { InvitationPreviewType } from './team.types.js';

/** Signing up and in, the own profile, and going from team to team. */
@Resolver()
export class SessionResolver {
  constructor(
    @Inject(PLATFORM) private readonly platform: Platform,
    @Inject(SESSION_READER) private readonly sessions: SessionReader,
  ) {}

  @SignedIn()
  @Query(() => MeType)
  me(@CurrentCtx() ctx: Ctx): Promise<MeView> {
    return readMe(this.platform, ctx);
  }

  @Public()
  @Query(() => InvitationPreviewType, { nullable: true })
  invitationPreview(
    @Arg('token', () => String) token: string,
    @Context() context: HttpContext,
  ): Promise<InvitationPreviewView | null> {
    return previewInvitation(this.platform, this.originOf(context), token);
  }

  @Public()
  @Mutation(() => SignUpResult)
  async signUp(@Arg('input', () => SignUpInputType) input: SignUpInputType, @Context() context: HttpContext) {
    return this.withCookie(context, await signUp(this.platform, this.originOf(context), input));
  }

  @Public()
  @Mutation(() => SignInResult)
  async signIn(@Arg('input', () => SignInInputType) input: SignInInputType, @Context() context: HttpContext) {
    return this.withCookie(context, await signIn(this.platform, this.originOf(context), input));
  }

  @SignedIn()
  @Mutation(() => SignInResult)
  async switchTeam(@Arg('id', () => ID) id: string, @CurrentCtx() ctx: Ctx, @Context() context: HttpContext) {
    const result = await switchTeam(this.platform, ctx, this.originOf(context), id);
    if (result.__typename === 'Session' && ctx.actor.type === 'user')
      this.sessions.forget(ctx.actor.sessionId);
    return this.withCookie(context, result);
  }

  @Public()
  @Mutation(() => AcceptInvitationResult)
  async acceptInvitation(
    @Arg('input', () => AcceptInvitationInputType) input: AcceptInvitationInputType,
    @Context() context: HttpContext,
  ) {
    return this.withCookie(context, await acceptInvitation(this.platform, this.originOf(context), input));
  }

  @SignedIn()
  @Mutation(() => UpdateProfileResult)
  updateProfile(
    @CurrentCtx() ctx: Ctx,
    @Arg('input', () => UpdateProfileInputType) input: UpdateProfileInputType,
  ) {
    return updateProfile(this.platform, ctx, input);
  }

  private originOf(context: HttpContext): RequestOrigin {
    return originOf(this.platform.config, context);
  }

  /** Put the refresh token of a new session into the cookie; the answer itself goes on without it. */
  private withCookie<T extends { __typename: string }>(
    context: HttpContext,
    result: T | IssuedSession,
  ): Exclude<T, IssuedSession> | SessionView {
    if (!isIssued(result)) return result as Exclude<T, IssuedSession>;
    const { refreshToken, endsAt, sessionId: _, ...session } = result;
    setSessionCookie(replyOf(context), this.platform.config, this.platform.clock, { refreshToken, endsAt });
    return session;
  }
}

function isIssued(result: { __typename: string }): result is IssuedSession {
  return result.__typename === 'Session';
}
