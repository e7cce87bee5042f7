import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { isUuid } from '@og/db';
import { PLATFORM, type Platform } from '../platform.js';
import { verifyAccessToken, type AccessClaims } from './access-token.js';
import type { LiveSession, SessionReader } from './session-reader.js';

export const SESSION_READER = Symbol('SESSION_READER');

/** passport-jwt with jose checking the token, then the session it names. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy, 'jwt') {
  constructor(
    @Inject(PLATFORM) platform: Platform,
    @Inject(SESSION_READER) private readonly sessions: SessionReader,
  ) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKey: platform.vault.tokenKey,
      algorithms: ['HS256'],
    });
    (Strategy as unknown as { JwtVerifier: JwtVerifier }).JwtVerifier = (token, key, _options, done) => {
      verifyAccessToken(key, platform.clock, token).then(
        (claims) => done(null, claims),
        (error: Error) => done(error),
      );
    };
  }

  /** The live session of the token; false when it has ended. */
  async validate(claims: AccessClaims): Promise<LiveSession | false> {
    if (!isUuid(claims.sessionId)) return false;
    const session = await this.sessions.read(claims.sessionId);
    return session && session.userId === claims.userId ? session : false;
  }
}

type JwtVerifier = (
  token: string,
  key: Buffer,
  options: unknown,
  done: (error: Error | null, claims?: AccessClaims) => void,
) => void;
