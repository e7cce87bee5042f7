/** Where to go after signing in: a path of this site, never another site. */
export function safeNextPath(next: string | null): string {
  if (!next || !next.startsWith('/') || next.startsWith('//') || next.includes('\\')) return '/home';
  return next.startsWith('/login') || next.startsWith('/signup') ? '/home' : next;
}
