import { NextResponse, type NextRequest } from 'next/server';
import { webProxySecret } from './lib/env';

/**
 * Tells the API whose request it is: to the API all of them come from this server, and it counts tries at passwords and
 * requests before a sign-in by address. The API believes it because of the secret that both have (`WEB_PROXY_SECRET`);
 * without one nothing is said. What is in front of this server must set `X-Forwarded-For` itself, as Vercel does: the last
 * address in it is taken, and whatever a visitor wrote into our own headers is overwritten.
 */
export function proxy(request: NextRequest): NextResponse {
  const secret = webProxySecret();
  if (!secret) return NextResponse.next();
  const headers = new Headers(request.headers);
  headers.set('x-web-proxy-secret', secret);
  headers.set('x-visitor-address', headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '');
  return NextResponse.next({ request: { headers } });
}

/** What `next.config.ts` hands on to the API, without files: those would be kept in memory on the way. */
export const config = { matcher: ['/api/graphql', '/api/auth/:path*'] };
