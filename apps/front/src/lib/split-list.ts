/** "a, b ,a" → ["a", "b"]. Phones may also stand on lines of their own. */
export function splitList(typed: string): string[] {
  return [...new Set(typed.split(/[,;\n]/).map((part) => part.trim()))].filter(Boolean);
}
