/** Stands for this site while an address is read as a browser reads it. */
const here = 'https://here.invalid';

/** Where to go after signing in: a path of this site, never another site. */
export function safeNextPath(next: string | null): string {
  if (!next?.startsWith('/') || !URL.canParse(next, here)) return '/home';
  const { origin, pathname, search, hash } = new URL(next, here);
  if (origin !== here || /^\/(?:\/|login\b|signup\b)/.test(pathname)) return '/home';
  return pathname + search + hash;
}
