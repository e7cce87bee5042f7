import { normalizeLeadRow, type ColumnMapping, type PhoneCountry } from '@og/core';
import { leadImports, type TeamTx } from '@og/db';
import { and, eq } from 'drizzle-orm';
import { adoptSuppressions, type OwnedAddress } from '../../compliance/index.js';
import { lockContacts, retryOnConflict } from '../lock-contacts.js';
import { claim, type ImportDeps } from './claim-import.js';
import { CsvBroken, type CsvRecord } from './csv-records.js';
import { writeErrorsFile } from './errors-file.js';
import type { ImportRecord } from './import-view.js';
import { loadFacts } from './load-facts.js';
import { planBatch, type BatchPlan, type ImportRow } from './plan-batch.js';
import { confirmEncoding, readRows } from './read-rows.js';
import type { FileEncoding } from './sniff-file.js';
import { writePlan } from './write-plan.js';

const BATCH_ROWS = 1_000;
/** At most two progress events a second. */
const EVENT_EVERY_MS = 500;
/** The job hands the event loop back after this many milliseconds of work of its own. */
const SLICE_MS = 40;
const HEARTBEAT_EVERY_MS = 5_000;

/** Another worker has gone on with this import: this one stops without a trace. */
class Superseded extends Error {}

/**
 * Run an import, or go on where the last commit left it: rows that were committed are read over, each batch is one
 * transaction that also moves the counters, so no row counts twice whatever crashes in between.
 */
export async function runImport(deps: ImportDeps, teamId: string, importId: string): Promise<void> {
  const claimed = await claim(deps, teamId, importId);
  if (!claimed) return;
  const run = new ImportRun(deps, claimed.record, claimed.storageKey, claimed.country);
  try {
    await run.work();
  } catch (error) {
    await end(run, error);
  }
}

async function end(run: ImportRun, error: unknown): Promise<void> {
  // What ended the reading may have been the batch in flight, or may have to wait for it.
  const failed = await run.settle().then(
    () => error,
    (cause: unknown) => cause,
  );
  if (failed instanceof Superseded) return;
  if (failed instanceof CsvBroken) return run.finish('failed', failed.message);
  await run.letGo();
  throw failed;
}

class ImportRun {
  private processed: number;
  /** Rows up to here were committed by an earlier run. */
  private readonly resumeAfter: number;
  /** The batch that is being written while the next one is read. */
  private committing: Promise<void> = Promise.resolve();
  private lastEvent = Number.NEGATIVE_INFINITY;
  private lastHeartbeat = performance.now();
  private sliceStart = performance.now();
  private bytesRead = 0;
  private headers: string[] | null = null;
  private rowNumber = 0;
  private pending: ImportRow[] = [];
  private readonly mapping: ColumnMapping[];
  private readonly actor: string;

  constructor(
    private readonly deps: ImportDeps,
    private readonly record: ImportRecord,
    private readonly storageKey: string,
    private readonly country: PhoneCountry,
  ) {
    this.processed = record.processedRows;
    this.resumeAfter = record.processedRows;
    this.mapping = record.mapping as ColumnMapping[];
    this.actor = record.createdBy ? `user:${record.createdBy}` : 'system:import';
  }

  async work(): Promise<void> {
    const { storage } = this.deps;
    if (!(await storage.stat(this.storageKey)))
      throw new CsvBroken('The uploaded file is no longer stored. Upload it again and start a new import.');
    const encoding = await this.start();
    for await (const piece of readRows(storage, this.storageKey, encoding, this.record.delimiter)) {
      this.bytesRead = piece.bytesRead;
      for (const record of piece.records) {
        await this.take(record);
        if (this.pending.length >= BATCH_ROWS) await this.commitBatch();
      }
    }
    if (this.pending.length > 0) await this.commitBatch();
    await this.committing;
    await this.finish('completed', null);
  }

  /** Let the batch that is being written come to its end, good or bad. @throws what it threw */
  async settle(): Promise<void> {
    await this.committing;
  }

  /** Say that somebody else may go on at once. */
  async letGo(): Promise<void> {
    await this.deps.database
      .withTeam(this.record.teamId, (tx) =>
        tx.db
          .update(leadImports)
          .set({ heartbeatAt: null })
          .where(and(this.isMine(), eq(leadImports.state, 'running'))),
      )
      .catch((error: unknown) =>
        this.deps.logger.warn({ err: error }, 'import: heartbeat could not be cleared'),
      );
  }

  /** Write the file of rejected rows and end the import. */
  async finish(state: 'completed' | 'failed', failure: string | null): Promise<void> {
    const errorsKey = await writeErrorsFile(
      this.deps,
      this.record,
      this.headers ?? this.mapping.map((item) => item.column),
    );
    const now = this.deps.clock.now();
    await this.deps.database.withTeam(this.record.teamId, async (tx) => {
      const [ended] = await tx.db
        .update(leadImports)
        .set({
          state,
          failure,
          errorsKey,
          finishedAt: now,
          heartbeatAt: now,
          ...(state === 'completed' ? { bytesRead: this.record.byteSize } : {}),
        })
        .where(
          and(this.isMine(), eq(leadImports.state, 'running'), eq(leadImports.processedRows, this.processed)),
        )
        .returning();
      if (!ended) throw new Superseded();
      await this.announce(tx, now, ended);
      await this.deps.outbox.event(tx, now, 'lead.changed.v1', [], {
        count: ended.importedRows + ended.mergedRows,
      });
    });
  }

  /** First words of a run: the encoding is confirmed once, over the whole file. */
  private async start(): Promise<FileEncoding> {
    if (this.record.startedAt) return this.record.encoding as FileEncoding;
    const encoding = await confirmEncoding(
      this.deps.storage,
      this.storageKey,
      this.record.encoding as FileEncoding,
    );
    const now = this.deps.clock.now();
    await this.deps.database.withTeam(this.record.teamId, async (tx) => {
      const [started] = await tx.db
        .update(leadImports)
        .set({ encoding, startedAt: now, heartbeatAt: now })
        .where(and(this.isMine(), eq(leadImports.state, 'running')))
        .returning();
      if (!started) throw new Superseded();
      await this.announce(tx, now, started);
    });
    return encoding;
  }

  private async take(record: CsvRecord): Promise<void> {
    if (this.headers === null) {
      this.headers = record.cells;
      return;
    }
    this.rowNumber += 1;
    if (this.rowNumber > this.resumeAfter) this.pending.push(this.readRow(record, this.headers.length));
    if (performance.now() - this.sliceStart < SLICE_MS) return;
    await new Promise<void>((resolve) => setImmediate(resolve));
    this.sliceStart = performance.now();
    if (this.sliceStart - this.lastHeartbeat > HEARTBEAT_EVERY_MS) await this.beat();
  }

  private readRow(record: CsvRecord, width: number): ImportRow {
    const row: ImportRow = {
      rowNumber: this.rowNumber,
      cells: record.cells,
      problem: null,
      result: null,
      custom: {},
    };
    if (record.problem)
      return {
        ...row,
        problem: { reason: 'broken_quotes', message: `Line ${record.line}: ${record.problem}` },
      };
    const surplus = record.cells.slice(width).some((cell) => cell.trim() !== '');
    if (record.cells.length < width || surplus) {
      const message = `Line ${record.line} has ${record.cells.length} cells, the header has ${width}. Check its delimiters and quotes.`;
      return { ...row, problem: { reason: 'ragged_row', message } };
    }
    const result = normalizeLeadRow(record.cells, this.mapping, {
      defaultCountry: this.country,
      tags: this.record.tags,
      allowTestNumbers: !this.deps.config.isProduction,
    });
    for (const { column, index, field } of this.mapping) {
      const cell = record.cells[index]?.trim();
      if (field === null && cell && column && column !== '__proto__') row.custom[column] = cell.slice(0, 500);
    }
    return { ...row, result };
  }

  /** Wait for the batch before, then write this one while the next is read. */
  private async commitBatch(): Promise<void> {
    const rows = this.pending;
    this.pending = [];
    await this.committing;
    this.committing = this.commit(rows, this.bytesRead);
    // Whoever waits for it gets the error; until then it is not unheard of.
    this.committing.catch(() => undefined);
  }

  /** One batch, one transaction: leads, rows, counters and progress stand or fall together. */
  private async commit(rows: ImportRow[], bytesRead: number): Promise<void> {
    const { database, vault, clock } = this.deps;
    const { teamId } = this.record;
    const facts = {
      id: this.record.id,
      fileName: this.record.fileName,
      actor: this.actor,
      consent: this.record.consentSource
        ? {
            source: this.record.consentSource,
            scope: this.record.consentScope ?? 'marketing',
            evidence: this.record.consentEvidence ?? this.record.fileName,
          }
        : null,
    };
    await retryOnConflict(() =>
      database.withTeam(teamId, async (tx) => {
        const now = clock.now();
        await lockContacts(tx);
        const known = await loadFacts(tx, vault, this.record.id, rows);
        const plan = planBatch(rows, known);
        const moved = await this.count(tx, now, rows.length, bytesRead, plan);
        await writePlan(tx, now, facts, plan);
        if (known.suppressed.size > 0) await adoptSuppressions(tx, vault, newAddresses(plan));
        if (performance.now() - this.lastEvent >= EVENT_EVERY_MS) await this.announce(tx, now, moved);
      }),
    );
    this.processed += rows.length;
    this.lastHeartbeat = performance.now();
  }

  /** Move the counters from exactly where this run believes them to be. @throws Superseded when they moved. */
  private async count(
    tx: TeamTx,
    now: Date,
    rows: number,
    bytesRead: number,
    { counts }: BatchPlan,
  ): Promise<ImportRecord> {
    const [current] = await tx.db
      .select()
      .from(leadImports)
      .where(and(this.isMine(), eq(leadImports.state, 'running')))
      .for('update');
    if (!current || current.processedRows !== this.processed) throw new Superseded();
    const [moved] = await tx.db
      .update(leadImports)
      .set({
        processedRows: current.processedRows + rows,
        totalRows: current.totalRows + rows,
        importedRows: current.importedRows + counts.imported,
        mergedRows: current.mergedRows + counts.merged,
        rejectedRows: current.rejectedRows + counts.rejected,
        suppressedRows: current.suppressedRows + counts.suppressed,
        warnings: current.warnings + counts.warnings,
        bytesRead: Math.max(current.bytesRead, Math.min(bytesRead, current.byteSize)),
        heartbeatAt: now,
      })
      .where(this.isMine())
      .returning();
    if (!moved) throw new Superseded();
    return moved;
  }

  private async announce(tx: TeamTx, now: Date, record: ImportRecord): Promise<void> {
    this.lastEvent = performance.now();
    const { state, processedRows, totalRows, bytesRead, byteSize } = record;
    await this.deps.outbox.event(tx, now, 'lead_import.progressed.v1', [record.id], {
      state,
      processedRows,
      totalRows,
      bytesRead,
      byteSize,
    });
  }

  private async beat(): Promise<void> {
    this.lastHeartbeat = performance.now();
    await this.deps.database.withTeam(this.record.teamId, (tx) =>
      tx.db
        .update(leadImports)
        .set({ heartbeatAt: this.deps.clock.now() })
        .where(and(this.isMine(), eq(leadImports.state, 'running'))),
    );
  }

  private isMine() {
    return and(eq(leadImports.teamId, this.record.teamId), eq(leadImports.id, this.record.id));
  }
}

/** The addresses that a batch gave to leads. */
function newAddresses(plan: BatchPlan): OwnedAddress[] {
  return [...plan.created, ...plan.changed].flatMap((lead) => [
    ...lead.phones.flatMap((item) =>
      item.isNew ? [{ leadId: lead.id, channel: 'sms' as const, address: item.phone }] : [],
    ),
    ...lead.emails.flatMap((item) =>
      item.isNew ? [{ leadId: lead.id, channel: 'email' as const, address: item.email }] : [],
    ),
  ]);
}
