export const shortestPassword = 10;

export interface Strength {
  level: 0 | 1 | 2 | 3;
  text: string;
}

const common = /(password|passwort|qwerty|letmein|welcome|12345|abcdef|outreach)/i;

/**
 * A hint while typing; the server decides. Length counts most, because a
 * long phrase is both stronger and easier to remember than odd characters.
 */
export function passwordStrength(password: string): Strength {
  const missing = shortestPassword - password.length;
  if (missing > 0) return { level: 0, text: `At least ${shortestPassword} characters: ${missing} to go` };
  if (common.test(password)) return { level: 1, text: 'Contains a word that is guessed first' };
  const distinct = new Set(password.toLowerCase()).size;
  if (distinct < 6) return { level: 1, text: 'Too few different characters' };
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/].filter((kind) => kind.test(password)).length;
  if (password.length >= 16 || kinds >= 3) return { level: 3, text: 'Strong' };
  return { level: 2, text: 'Good; a few more words make it strong' };
}
