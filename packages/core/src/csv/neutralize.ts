const HIDDEN = /^[\s\p{Cf}\p{Cc}]+/u;
/** What starts a formula in some spreadsheet, with the full-width forms that are read as the same. */
const FORMULA = /^[=+\-@|%＝＋－＠｜％−]/u;
const LEADING_CONTROL = /^[\t\r\n]/;
const PLAIN_NUMBER = /^[+-]?\d+(?:[.,]\d+)*$/;
const PLAIN_PHONE = /^\+\d[\d ]{5,18}$/;

/**
 * Makes a cell harmless to spreadsheets (formula injection): text that would start a formula gets a leading
 * apostrophe. Plain signed numbers and `+1…` phone numbers stay as they are, so that exports can be imported again.
 */
export function neutralizeCell(value: string): string {
  if (PLAIN_NUMBER.test(value) || PLAIN_PHONE.test(value)) return value;
  const visible = value.replace(HIDDEN, '');
  return FORMULA.test(visible) || (LEADING_CONTROL.test(value) && visible !== '') ? `'${value}` : value;
}

/** Takes back what `neutralizeCell` did, for files of ours that come in again. */
export function restoreCell(value: string): string {
  return value.startsWith("'") && neutralizeCell(value.slice(1)) === value ? value.slice(1) : value;
}
