import { once } from 'node:events';
import type { TeamTx } from '@og/db';
import { from as copyFrom } from 'pg-copy-streams';

/** A cell: lists are `text[]`; JSON columns take the text that `toJson` makes. */
export type CopyValue = string | number | boolean | Date | null | readonly string[];

/** Rows per piece of text handed to the socket. */
const PIECE = 200;

/**
 * Fill a temporary table shaped like `columns` of `table` by COPY; it goes away with the transaction.
 * @returns its name
 */
export async function copyToStage(
  tx: TeamTx,
  table: string,
  columns: readonly string[],
  rows: readonly CopyValue[][],
): Promise<string> {
  const stage = `stage_${table}`;
  const list = columns.join(', ');
  await tx.client.query(
    `create temp table ${stage} on commit drop as select ${list} from ${table} with no data`,
  );
  const stream = tx.client.query(copyFrom(`copy ${stage} (${list}) from stdin`));
  const finished = once(stream, 'finish');
  for (let at = 0; at < rows.length; at += PIECE) {
    const text = rows
      .slice(at, at + PIECE)
      .map(encodeRow)
      .join('');
    if (!stream.write(text)) await Promise.race([once(stream, 'drain'), finished]);
  }
  stream.end();
  await finished;
  return stage;
}

/** Insert many rows of a team table: COPY to a stage, then one INSERT (COPY itself knows no row-level security). */
export async function copyInsert(
  tx: TeamTx,
  table: string,
  columns: readonly string[],
  rows: readonly CopyValue[][],
): Promise<void> {
  if (rows.length === 0) return;
  const stage = await copyToStage(tx, table, columns, rows);
  await tx.client.query(
    `insert into ${table} (${columns.join(', ')}) select ${columns.join(', ')} from ${stage}`,
  );
}

function encodeRow(row: readonly CopyValue[]): string {
  return `${row.map(encode).join('\t')}\n`;
}

/** COPY's text format: `\N` is null; backslash, tab and line ends are escaped. */
function encode(value: CopyValue): string {
  if (value === null) return String.raw`\N`;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'string') return escapeText(value);
  return escapeText(arrayLiteral(value));
}

/** A value for a JSON column, without what PostgreSQL cannot store. */
export function toJson(value: unknown): string {
  const text = JSON.stringify(value);
  // A replacer costs more than all the rest: only for the rare text with a NUL or half a character.
  if (!/\\u(?:0000|d[89a-f])/.test(text)) return text;
  return JSON.stringify(value, (_key, item: unknown) => (typeof item === 'string' ? clean(item) : item));
}

/** A text[] as PostgreSQL writes it; an empty list stays a list. */
function arrayLiteral(items: readonly string[]): string {
  return `{${items.map((item) => `"${clean(item).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join(',')}}`;
}

const ESCAPES: Record<string, string> = {
  '\\': String.raw`\\`,
  '\t': String.raw`\t`,
  '\n': String.raw`\n`,
  '\r': String.raw`\r`,
};

function escapeText(text: string): string {
  const cleaned = clean(text);
  if (!/[\\\t\n\r]/.test(cleaned)) return cleaned;
  return cleaned.replaceAll(/[\\\t\n\r]/g, (char) => ESCAPES[char] ?? char);
}

/** PostgreSQL stores neither NUL nor half a surrogate pair. */
function clean(text: string): string {
  return (text.includes('\u0000') ? text.replaceAll('\u0000', '') : text).toWellFormed();
}
