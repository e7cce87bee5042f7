/**
 * How to sign in, from what `cli seed` printed: its last line is JSON with email and password.
 * @param {string} output
 * @returns {string}
 */
export function readSignIn(output) {
  for (const line of output.trim().split('\n').toReversed()) {
    try {
      const { email, password } = JSON.parse(line);
      if (typeof email === 'string' && typeof password === 'string') return `${email} / ${password}`;
    } catch {
      // not that line
    }
  }
  return 'with your own account (the demo workspace was not seeded here)';
}
