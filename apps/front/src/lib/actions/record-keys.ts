/** What is stored for a character that somebody chose as a key, in tinykeys notation. */
export function recordKeys(key: string): string {
  return key === '[' ? '(\\[)' : key === ' ' ? 'Space' : `[Shift]+${key}`;
}

/** Whether keys are those of a character, large or small. */
export function areKeysOf(key: string, keys: string | undefined): boolean {
  const bare = (text: string) => text.replace('[Shift]+', '').toLowerCase();
  return keys !== undefined && bare(keys) === bare(recordKeys(key));
}
