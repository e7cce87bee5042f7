import path from 'node:path';
import type { NextConfig } from 'next';

// On one machine the page may be opened by name or by number.
const publicApis = process.env.NEXT_PUBLIC_API_URL
  ? [process.env.NEXT_PUBLIC_API_URL]
  : ['http://localhost:3001', 'http://127.0.0.1:3001'];
const internalApi =
  process.env.API_INTERNAL_URL ?? process.env.NEXT_PUBLIC_API_URL ?? 'http://127.0.0.1:3001';
const connectable = [
  ...publicApis,
  ...publicApis.map((url) => url.replace(/^http/, 'ws')),
  ...(process.env.STORAGE_ORIGIN ? [process.env.STORAGE_ORIGIN] : []),
];
const development = process.env.NODE_ENV !== 'production';

/**
 * Pages are static shells served from the edge; a nonce would make each of
 * them a dynamic render (about 50 a second). Next writes its payload as inline
 * scripts, so inline is allowed, while eval, foreign scripts, plug-ins, frames
 * and foreign form targets are not. User text is only ever rendered as text.
 */
const contentSecurityPolicy = [
  `default-src 'self'`,
  `script-src 'self' 'unsafe-inline'${development ? ` 'unsafe-eval'` : ''}`,
  `style-src 'self' 'unsafe-inline'`,
  `img-src 'self' data: blob:`,
  `font-src 'self'`,
  `connect-src 'self' ${connectable.join(' ')}${development ? ' ws://localhost:* ws://127.0.0.1:*' : ''}`,
  // Recordings of calls come from where files are stored.
  `media-src 'self' ${connectable.join(' ')}`,
  `worker-src 'self' blob:`,
  `frame-src 'self'`,
  `object-src 'none'`,
  `base-uri 'none'`,
  `form-action 'self'`,
  `frame-ancestors 'none'`,
].join('; ');

const securityHeaders = [
  { key: 'Content-Security-Policy', value: contentSecurityPolicy },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=(), payment=()' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Strict-Transport-Security', value: 'max-age=31536000; includeSubDomains' },
];

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  transpilePackages: ['@og/ui'],
  outputFileTracingRoot: path.join(import.meta.dirname, '../..'),
  // Who opens a page while the line is away keeps the one they have; the other comes when the line is back.
  experimental: { useOffline: true },
  turbopack: { root: path.join(import.meta.dirname, '../..') },
  // `pnpm typecheck` is the faster check of the same code and runs in CI.
  typescript: { ignoreBuildErrors: true },
  // The browser talks to its own origin only, so the refresh cookie is first-party.
  rewrites: () =>
    Promise.resolve([
      { source: '/api/graphql', destination: `${internalApi}/graphql` },
      { source: '/api/auth/:path*', destination: `${internalApi}/api/auth/:path*` },
      { source: '/api/files/:path*', destination: `${internalApi}/api/files/:path*` },
      { source: '/files/:path*', destination: `${internalApi}/files/:path*` },
    ]),
  headers: () => Promise.resolve([{ source: '/:path*', headers: securityHeaders }]),
};

export default config;
