import type { Clock } from '@og/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../../platform/config/config.js';

type CookieConfig = Pick<Config, 'FRONTEND_URL'>;

/** Browsers take `__Host-` cookies over https only; http is for this computer alone. */
const isSecure = (config: CookieConfig) => config.FRONTEND_URL.startsWith('https:');

/** The name of the refresh cookie. */
export function cookieName(config: CookieConfig): string {
  return isSecure(config) ? '__Host-og_refresh' : 'og_refresh';
}

const attributes = (config: CookieConfig) =>
  ({ httpOnly: true, secure: isSecure(config), sameSite: 'lax', path: '/' }) as const;

/** Hand a refresh token to the browser until its session ends. */
export function setSessionCookie(
  reply: FastifyReply,
  config: CookieConfig,
  clock: Clock,
  session: { refreshToken: string; endsAt: Date },
): void {
  const maxAge = Math.max(0, Math.floor((session.endsAt.getTime() - clock.now().getTime()) / 1_000));
  void reply.setCookie(cookieName(config), session.refreshToken, { ...attributes(config), maxAge });
}

export function clearSessionCookie(reply: FastifyReply, config: CookieConfig): void {
  void reply.clearCookie(cookieName(config), attributes(config));
}

export function readSessionCookie(request: FastifyRequest, config: CookieConfig): string | null {
  return request.cookies[cookieName(config)] ?? null;
}
