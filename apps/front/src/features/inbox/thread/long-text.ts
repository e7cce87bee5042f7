/** A longer text fills the screen: its beginning is shown. */
const LONG = 2_000;
const BEGINNING = 1_200;

/** The beginning of a long text, cut between words and never inside a character; null when the text is not long. */
export function longTextOf(text: string): string | null {
  if (text.length <= LONG) return null;
  const cut = text.slice(0, BEGINNING);
  const end = cut.search(/\s+\S*$/);
  return (end > BEGINNING / 2 ? cut.slice(0, end) : cut.replace(/[\ud800-\udbff]$/, '')).trimEnd();
}
