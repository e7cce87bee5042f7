import { Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { permissionsOf, type Permission } from '@og/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentCtx, Public, SignedIn } from '../../../platform/auth/access.decorators.js';
import { SESSION_READER } from '../../../platform/auth/jwt.strategy.js';
import type { SessionReader } from '../../../platform/auth/session-reader.js';
import type { Ctx } from '../../../platform/ctx.js';
import { unauthenticated } from '../../../platform/errors/app-error.js';
import { PLATFORM, type Platform } from '../../../platform/platform.js';
import { currentSeq } from '../../../platform/realtime/team-events-store.js';
import type { TeamView, UserView } from '../people.js';
import { endSessionOfToken } from './end-session.js';
import { requireOwnOrigin } from './own-origin.js';
import { rotateSession } from './rotate-session.js';
import { clearSessionCookie, readSessionCookie, setSessionCookie } from './session-cookie.js';

/** A socket must be opened within this time of asking for its ticket, in seconds. */
const TICKET_SECONDS = 60;

interface RefreshedSession {
  accessToken: string;
  expiresAt: Date;
  user: UserView;
  team: TeamView;
  /** As GraphQL spells it: OWNER, ADMIN … */
  role: string;
  permissions: Permission[];
}

interface SocketTicket {
  ticket: string;
  /** The team's newest event: the socket asks for what comes after it. */
  seq: number;
}

/** What the browser does with its refresh cookie, and the ticket that opens a socket. */
@Controller('api/auth')
export class SessionsController {
  constructor(
    @Inject(PLATFORM) private readonly platform: Platform,
    @Inject(SESSION_READER) private readonly sessions: SessionReader,
  ) {}

  @Public()
  @Post('refresh')
  @HttpCode(200)
  async refresh(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RefreshedSession> {
    const { config, clock } = this.platform;
    requireOwnOrigin(request.headers, config);
    const token = readSessionCookie(request, config);
    if (!token) throw unauthenticated();
    const rotation = await rotateSession(this.platform, token);
    if (rotation.outcome !== 'refreshed') {
      if (rotation.outcome === 'replayed') {
        this.sessions.forget(rotation.sessionId);
        this.platform.logger.warn(
          { sessionId: rotation.sessionId },
          'a used refresh token was shown again: session ended',
        );
      }
      clearSessionCookie(reply, config);
      throw unauthenticated('The sign-in has ended. Sign in again.');
    }
    const { session, refreshToken, endsAt } = rotation;
    if (refreshToken) setSessionCookie(reply, config, clock, { refreshToken, endsAt });
    void reply.header('cache-control', 'no-store');
    return {
      accessToken: session.accessToken,
      expiresAt: session.expiresAt,
      user: session.user,
      team: session.team,
      role: session.role.toUpperCase(),
      permissions: permissionsOf(session.role),
    };
  }

  @Public()
  @Post('sign-out')
  @HttpCode(204)
  async signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { config, clock, database } = this.platform;
    requireOwnOrigin(request.headers, config);
    const token = readSessionCookie(request, config);
    const ended = token ? await endSessionOfToken(database, clock.now(), token) : null;
    if (ended) this.sessions.forget(ended);
    clearSessionCookie(reply, config);
  }

  @SignedIn()
  @Post('socket-ticket')
  @HttpCode(200)
  async socketTicket(@Req() request: FastifyRequest, @CurrentCtx() ctx: Ctx): Promise<SocketTicket> {
    requireOwnOrigin(request.headers, this.platform.config);
    if (ctx.actor.type !== 'user') throw unauthenticated();
    const seq = await currentSeq(this.platform.database, ctx.teamId);
    return { ticket: await this.platform.ephemeral.put(ctx.actor.sessionId, TICKET_SECONDS), seq };
  }
}
