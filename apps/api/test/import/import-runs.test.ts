import { simulatedClockAt } from './moving-clock.js';
import { newId } from '@og/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runImport } from '../../src/modules/leads/import/run-import.js';
import { runUndo } from '../../src/modules/leads/import/run-undo.js';
import { sweepImports } from '../../src/modules/leads/import/sweep-imports.js';
import { createLeadsApp, type LeadsApp, type Member } from '../leads/leads-app.js';
import { IMPORT, startImport, type ImportAnswer } from './import-queries.js';

const clock = simulatedClockAt('2026-03-10T15:00:00.000Z');
let app: LeadsApp;
let member: Member;
beforeAll(async () => {
  app = await createLeadsApp(clock);
});
afterAll(() => app?.close());

const ROWS = 3_500;
/** 3,500 people; every tenth row repeats the one before it. */
const CSV = `name,phone,email\n${Array.from({ length: ROWS }, (_, i) => {
  const n = i % 10 === 9 ? i - 1 : i;
  return `Person ${n},305-555-${String(n).padStart(4, '0')},person${n}@example.com`;
}).join('\n')}\n`;
const COUNTS = { totalRows: ROWS, importedRows: 3_150, mergedRows: 350, rejectedRows: 0, suppressedRows: 0 };

async function queueImport(content = CSV, input: Record<string, unknown> = {}): Promise<string> {
  const uploadId = await app.upload(member, content);
  const { id } = await startImport(app, member, { uploadId, ...input });
  return id ?? '';
}

async function readImport(id: string): Promise<ImportAnswer> {
  return (await app.data<{ leadImport: ImportAnswer }>(member, IMPORT, { id })).leadImport;
}

async function countLeads(where = 'deleted_at is null'): Promise<number> {
  const { rows } = await app.admin.query<{ count: number }>(
    `select count(*)::int as count from leads where team_id = $1 and ${where}`,
    [member.teamId],
  );
  return rows[0]?.count ?? 0;
}

/** A database that dies in the middle of its n-th transaction for a team, as a killed process would. */
function dyingDatabase(afterTransactions: number) {
  let left = afterTransactions;
  const { database } = app.platform;
  return new Proxy(database, {
    get(target, name, receiver) {
      if (name !== 'withTeam') return Reflect.get(target, name, receiver) as unknown;
      return (
        teamId: string,
        work: Parameters<typeof database.withTeam>[1],
        options?: Parameters<typeof database.withTeam>[2],
      ) => {
        left -= 1;
        if (left > 0) return target.withTeam(teamId, work, options);
        if (left < 0) return Promise.reject(new Error('killed'));
        return target.withTeam(
          teamId,
          async (tx) => {
            await work(tx);
            throw new Error('killed');
          },
          options,
        );
      };
    },
  });
}

describe('resuming', () => {
  it.each([3, 4, 5, 6])('goes on exactly where it was killed (in transaction %i)', async (transactions) => {
    member = await app.member();
    const id = await queueImport();
    await expect(
      runImport({ ...app.platform, database: dyingDatabase(transactions) }, member.teamId, id),
    ).rejects.toThrow('killed');
    const halfway = await readImport(id);
    expect(halfway.state).toBe('RUNNING');
    expect(halfway.processedRows % 1_000).toBe(0);
    expect(halfway.importedRows + halfway.mergedRows).toBe(halfway.totalRows);
    expect(await countLeads()).toBe(halfway.importedRows);
    // Its heartbeat is fresh: nobody else may begin.
    await runImport(app.platform, member.teamId, id);
    expect((await readImport(id)).processedRows).toBe(halfway.processedRows);
    clock.advance(31_000);
    await app.runJobs();
    await sweepImports(app.platform);
    await app.runJobs();
    expect(await readImport(id)).toMatchObject({ state: 'COMPLETED', ...COUNTS });
    expect(await countLeads()).toBe(COUNTS.importedRows);
  });

  it('counts nothing twice when two workers run one import', async () => {
    member = await app.member();
    const id = await queueImport();
    await Promise.all([
      runImport(app.platform, member.teamId, id),
      runImport(app.platform, member.teamId, id),
    ]);
    expect(await readImport(id)).toMatchObject({ state: 'COMPLETED', ...COUNTS });
    // A job that comes once more finds nothing to do.
    await app.runJobs();
    expect(await readImport(id)).toMatchObject({ state: 'COMPLETED', ...COUNTS });
  });

  it('fails with words when the file has gone', async () => {
    member = await app.member();
    const id = await queueImport();
    const { rows } = await app.admin.query<{ storage_key: string }>(
      'select storage_key from uploads where team_id = $1',
      [member.teamId],
    );
    await app.platform.storage.remove(rows[0]?.storage_key ?? '');
    await app.runJobs();
    const failed = await readImport(id);
    expect(failed.state).toBe('FAILED');
    expect(failed.failure).toContain('Upload it again');
  });
});

describe('suppression', () => {
  async function bar(
    channel: 'sms' | 'email',
    address: string,
    reason: string,
    keepAddress = true,
  ): Promise<void> {
    await app.admin.query(
      `insert into suppression_list (team_id, id, channel, address, address_hash, reason, source, created_by, created_at) values ($1, $2, $3, $4, $5, $6, 'test', 'test', $7)`,
      [
        member.teamId,
        newId(),
        channel,
        keepAddress ? address : null,
        app.platform.vault.addressHash(channel, address),
        reason,
        clock.now(),
      ],
    );
  }

  it('stores who is barred as suppressed, and who was erased not at all', async () => {
    member = await app.member();
    await bar('sms', '+13055550001', 'opt_out');
    await bar('sms', '+13055550002', 'opt_out');
    await bar('email', 'gone@example.com', 'erasure', false);
    const id = await queueImport(
      'name,phone,email\nOnly Barred,305-555-0001,\nHalf Barred,305-555-0002,half@example.com\nErased,305-555-0003,gone@example.com\nFree,305-555-0004,free@example.com\n',
    );
    await app.runJobs();
    expect(await readImport(id)).toMatchObject({
      state: 'COMPLETED',
      totalRows: 4,
      importedRows: 2,
      suppressedRows: 2,
      mergedRows: 0,
      rejectedRows: 0,
    });
    const { rows } = await app.admin.query(
      'select first_name, stage from leads where team_id = $1 order by id',
      [member.teamId],
    );
    expect(rows).toEqual([
      { first_name: 'Only', stage: 'suppressed' },
      { first_name: 'Half', stage: 'new' },
      { first_name: 'Free', stage: 'new' },
    ]);
    const { rows: kept } = await app.admin.query(
      `select cells from lead_import_rows where team_id = $1 and reason = 'erased'`,
      [member.teamId],
    );
    expect(kept).toEqual([{ cells: null }]);
  });
});

describe('undoing', () => {
  const UNDO = `mutation ($id: ID!) { undoLeadImport(id: $id) { ... on LeadImport { id } ... on UserError { code message } } }`;

  it('takes back what it made and what it filled in, and says what it had to keep', async () => {
    member = await app.member();
    const first = await queueImport('name,phone,city\nAnn Lee,305-555-0001,\n');
    await app.runJobs();
    const id = await queueImport(
      'name,phone,phone2,city,tags\nAnn Lee,305-555-0001,212-555-0009,Miami,new\nBob Ray,305-555-0002,,,\nCat Sun,305-555-0003,,,\n',
      {
        consent: { source: 'form', scope: 'marketing', evidence: 'x' },
      },
    );
    expect(await app.data(member, UNDO, { id })).toMatchObject({
      undoLeadImport: { code: 'import_running' },
    });
    await app.runJobs();
    expect(await readImport(id)).toMatchObject({ importedRows: 2, mergedRows: 1, canUndo: true });
    const { rows: cat } = await app.admin.query<{ id: string }>(
      `select id from leads where team_id = $1 and first_name = 'Cat'`,
      [member.teamId],
    );
    const conversation = newId();
    await app.admin.query(
      'insert into conversations (team_id, id, lead_id, created_at, updated_at) values ($1, $2, $3, now(), now())',
      [member.teamId, conversation, cat[0]?.id],
    );
    await app.admin.query(
      `insert into messages (team_id, id, conversation_id, lead_id, direction, channel, body, state, created_at, updated_at) values ($1, $2, $3, $4, 'inbound', 'sms', 'hi', 'received', now(), now())`,
      [member.teamId, newId(), conversation, cat[0]?.id],
    );
    expect(await app.data(member, UNDO, { id })).toEqual({ undoLeadImport: { id } });
    await app.runJobs();
    const undone = await readImport(id);
    expect(undone).toMatchObject({
      state: 'UNDONE',
      failure: '1 lead was kept: 1 with messages.',
      canUndo: false,
    });
    const { rows } = await app.admin.query(
      `select first_name, city, tags, time_zones, (select array_agg(phone) from lead_phones p where p.team_id = l.team_id and p.lead_id = l.id) as phones
       from leads l where team_id = $1 and deleted_at is null order by id`,
      [member.teamId],
    );
    expect(rows).toEqual([
      { first_name: 'Ann', city: null, tags: [], time_zones: ['America/New_York'], phones: ['+13055550001'] },
      { first_name: 'Cat', city: null, tags: [], time_zones: ['America/New_York'], phones: ['+13055550003'] },
    ]);
    expect(await app.data(member, UNDO, { id })).toMatchObject({ undoLeadImport: { code: 'import_undone' } });
    expect((await readImport(first)).state).toBe('COMPLETED');
    // Bob's number is free again: importing it once more makes a lead, and does not crash.
    const again = await queueImport('name,phone\nBob Ray,305-555-0002\n');
    await app.runJobs();
    expect(await readImport(again)).toMatchObject({ importedRows: 1 });
  });

  it('can be restored as a whole when it was killed on the way and went on', async () => {
    member = await app.member();
    const id = await queueImport('name,phone\nDee Fox,305-555-0011\nEve Gil,305-555-0012\n');
    await app.runJobs();
    // The leads are gone by then, and the last words are not said.
    await expect(runUndo({ ...app.platform, database: dyingDatabase(5) }, member.teamId, id)).rejects.toThrow(
      'killed',
    );
    expect(await countLeads()).toBe(0);
    await Promise.all([runUndo(app.platform, member.teamId, id), runUndo(app.platform, member.teamId, id)]);
    expect((await readImport(id)).state).toBe('UNDONE');
    const { rows } = await app.admin.query<{ id: string; count: number }>(
      `select id, count from change_sets where team_id = $1 and kind = 'import_undo'`,
      [member.teamId],
    );
    expect(rows).toMatchObject([{ count: 2 }]);
    const restore = `mutation ($id: ID!) { restoreLeads(id: $id) { ... on LeadsDeleted { count } ... on UserError { code } } }`;
    expect(await app.data(member, restore, { id: rows[0]?.id })).toEqual({ restoreLeads: { count: 2 } });
    expect(await countLeads()).toBe(2);
  });
});
