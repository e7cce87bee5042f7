/** What one line of a do-not-call file says. */
export type RegistryLine = { kind: 'number'; phone: string } | { kind: 'blank' } | { kind: 'bad' };

const BLANK: RegistryLine = { kind: 'blank' };
const BAD: RegistryLine = { kind: 'bad' };

/**
 * Read a line of a do-not-call file: the registry's own `201,5550123`, a number in any usual dress, or a row of a CSV
 * with the number in any column. US and Canadian numbers only; millions of lines are read, so it stays cheap.
 */
export function readRegistryLine(line: string): RegistryLine {
  const text = line.trim();
  if (text === '') return BLANK;
  const cells = text.split(/[,;\t|]/).map((cell) => cell.replaceAll('"', '').trim());
  const [area = '', local = ''] = cells;
  // The registry's files part the area code from the rest.
  const joined = /^\d{3}$/.test(area) ? toPhone(area + local.replaceAll('-', '')) : null;
  if (joined) return { kind: 'number', phone: joined };
  for (const cell of cells) {
    const phone = toPhone(cell);
    if (phone) return { kind: 'number', phone };
  }
  return BAD;
}

/** E.164 of a number of the North American plan in digits with the usual marks between them; null: none. */
function toPhone(cell: string): string | null {
  const digits = cell.replaceAll(/[\s().+-]/g, '');
  const match = /^1?([2-9]\d{2}[2-9]\d{6})$/.exec(digits);
  return match ? `+1${match[1]}` : null;
}

/** Whether a first line names columns: it has letters and no number. */
export function isRegistryHeader(line: string): boolean {
  return /[a-z]{3}/i.test(line) && readRegistryLine(line).kind === 'bad';
}
