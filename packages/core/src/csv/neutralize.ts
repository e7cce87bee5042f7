/**
 * Makes a cell harmless to spreadsheets (formula injection): text that would start a formula gets a leading
 * apostrophe. Plain signed numbers and `+1…` phone numbers stay as they are, so that exports can be imported again.
 */
export function neutralizeCell(value: string): string {
  throw new Error(`neutralizeCell is not available yet (${value.length})`);
}
