import { Readable } from 'node:stream';
import { neutralizeCell } from '@og/core';
import { leadImportRows, type leadImports } from '@og/db';
import { stringify } from 'csv-stringify/sync';
import { and, asc, eq, gt } from 'drizzle-orm';
import type { Platform } from '../../../platform/platform.js';

type ErrorDeps = Pick<Platform, 'database' | 'storage'>;
type ImportRecord = Pick<typeof leadImports.$inferSelect, 'id' | 'teamId'>;

const PAGE = 1_000;

/**
 * Store the rejected rows as a CSV: their own columns, then reason and message, harmless to spreadsheets.
 * @returns the storage key, or null when no row was rejected
 */
export async function writeErrorsFile(
  deps: ErrorDeps,
  record: ImportRecord,
  headers: readonly string[],
): Promise<string | null> {
  const pages = rejectedRows(deps, record);
  const first = await pages.next();
  if (first.done) return null;
  const key = `exports/${record.teamId}/imports/${record.id}-errors.csv`;
  await deps.storage.write(key, Readable.from(lines(headers, first.value, pages)), 'text/csv; charset=utf-8');
  return key;
}

type Rejected = Pick<typeof leadImportRows.$inferSelect, 'rowNumber' | 'reason' | 'message' | 'cells'>;

async function* rejectedRows(deps: ErrorDeps, record: ImportRecord): AsyncGenerator<Rejected[]> {
  let after = 0;
  for (;;) {
    const rows = await deps.database.withTeam(
      record.teamId,
      (tx) =>
        tx.db
          .select({
            rowNumber: leadImportRows.rowNumber,
            reason: leadImportRows.reason,
            message: leadImportRows.message,
            cells: leadImportRows.cells,
          })
          .from(leadImportRows)
          .where(
            and(
              eq(leadImportRows.teamId, record.teamId),
              eq(leadImportRows.importId, record.id),
              eq(leadImportRows.outcome, 'rejected'),
              gt(leadImportRows.rowNumber, after),
            ),
          )
          .orderBy(asc(leadImportRows.rowNumber))
          .limit(PAGE),
      { readOnly: true },
    );
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.rowNumber ?? after;
  }
}

async function* lines(
  headers: readonly string[],
  first: Rejected[],
  rest: AsyncGenerator<Rejected[]>,
): AsyncGenerator<Buffer> {
  // The mark tells spreadsheets that the file is UTF-8.
  yield Buffer.from(`\uFEFF${line([...headers, 'Row', 'Reason', 'What to do'])}`);
  yield page(first, headers.length);
  for await (const rows of rest) yield page(rows, headers.length);
}

function page(rows: Rejected[], width: number): Buffer {
  const text = rows.map((row) => {
    const cells = row.cells ?? [];
    // Longer rows keep all of their cells, so that nothing of the original is lost.
    const padded = [...cells, ...Array.from({ length: Math.max(0, width - cells.length) }, () => '')];
    return line([...padded, String(row.rowNumber), row.reason ?? '', row.message ?? '']);
  });
  return Buffer.from(text.join(''));
}

function line(cells: readonly string[]): string {
  return stringify([cells.map(neutralizeCell)]);
}
