/**
 * How long an access token lives, in milliseconds, by its own `iat` and `exp`.
 * Only their difference is used: the API's clock may be simulated, so it is
 * never compared with this machine's.
 */
export function tokenLifetime(accessToken: string): number {
  const fallback = 5 * 60_000;
  const payload = accessToken.split('.')[1];
  if (!payload) return fallback;
  try {
    const claims: unknown = JSON.parse(atob(payload.replace(/-/g, '+').replace(/_/g, '/')));
    if (typeof claims !== 'object' || claims === null) return fallback;
    const { iat, exp } = claims as { iat?: unknown; exp?: unknown };
    return typeof iat === 'number' && typeof exp === 'number' && exp > iat ? (exp - iat) * 1000 : fallback;
  } catch {
    return fallback;
  }
}
