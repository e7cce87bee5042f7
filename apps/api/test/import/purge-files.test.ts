import { newId } from '@og/db';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { purgeFiles } from '../../src/modules/leads/files/purge-files.js';
import type { Platform } from '../../src/platform/platform.js';
import { createLeadsApp, type LeadsApp, type Member } from '../leads/leads-app.js';
import { IMPORT, startImport, type ImportAnswer } from './import-queries.js';
import { simulatedClockAt } from './moving-clock.js';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const CSV = 'name,phone,email\nAda Example,305-555-0101,ada@example.com\nNobody,,\n';

const clock = simulatedClockAt('2026-03-10T15:00:00.000Z');
let app: LeadsApp;
let member: Member;
beforeAll(async () => {
  app = await createLeadsApp(clock);
});
afterAll(() => app?.close());
beforeEach(async () => {
  member = await app.member();
});

/** Days go by; whoever asks then has signed in again. */
async function wait(days: number): Promise<void> {
  clock.advance(days * DAY);
  member = await app.member('owner', member.teamId);
}

interface Stored {
  source: string;
  errors: string;
}

/** An upload's storage keys, whether or not anything lies there. */
async function keysOf(uploadId: string): Promise<Stored> {
  const { rows } = await app.admin.query<Stored>(
    `select u.storage_key as source, 'exports/' || u.team_id || '/imports/' || i.id || '-errors.csv' as errors
     from uploads u left join lead_imports i on i.upload_id = u.id where u.id = $1`,
    [uploadId],
  );
  return rows[0]!;
}

const isStored = async (key: string) => (await app.platform.storage.stat(key)) !== null;

async function imported(): Promise<{ uploadId: string; id: string; keys: Stored }> {
  const uploadId = await app.upload(member, CSV);
  const { id } = await startImport(app, member, { uploadId });
  await app.runJobs();
  return { uploadId, id: id!, keys: await keysOf(uploadId) };
}

async function read(id: string): Promise<ImportAnswer> {
  return (await app.data<{ leadImport: ImportAnswer }>(member, IMPORT, { id })).leadImport;
}

it('deletes the file of an import and that of its rejected rows a month after it ended', async () => {
  const { id, keys } = await imported();
  const before = await read(id);
  expect(before).toMatchObject({ state: 'COMPLETED', importedRows: 1, rejectedRows: 1, filesGoneAt: null });
  expect(before.errorsUrl).not.toBeNull();
  await wait(29);
  await purgeFiles(app.platform);
  expect([await isStored(keys.source), await isStored(keys.errors)]).toEqual([true, true]);
  expect(await read(id)).toMatchObject({ filesGoneAt: null });
  await wait(2);
  await purgeFiles(app.platform);
  expect([await isStored(keys.source), await isStored(keys.errors)]).toEqual([false, false]);
  const gone = clock.now().toISOString();
  const after = { errorsUrl: null, filesGoneAt: gone, importedRows: 1, rejectedRows: 1, canUndo: true };
  expect(await read(id)).toMatchObject({ ...after, reasons: before.reasons });
  // Once is enough, and what the import did can still be taken back.
  await wait(1);
  await purgeFiles(app.platform);
  expect(await read(id)).toMatchObject(after);
  await app.data(member, 'mutation ($id: ID!) { undoLeadImport(id: $id) { ... on UserError { message } } }', {
    id,
  });
  await app.runJobs();
  expect(await read(id)).toMatchObject({ state: 'UNDONE', filesGoneAt: gone });
});

it('leaves what an import still reads, what ended of late, and everything where it is told to', async () => {
  const uploadId = await app.upload(member, CSV);
  const { id: waiting } = await startImport(app, member, { uploadId });
  const old = await imported();
  await app.admin.query(
    `update lead_imports set state = 'running', finished_at = null, heartbeat_at = now() where id = $1`,
    [waiting],
  );
  await wait(40);
  const fresh = await imported();
  await purgeFiles({ ...app.platform, config: { ...app.platform.config, IMPORT_FILES_DAYS: 0 } });
  expect(await isStored(old.keys.source)).toBe(true);
  await purgeFiles(app.platform);
  expect(await isStored(old.keys.source)).toBe(false);
  expect(await isStored((await keysOf(uploadId)).source)).toBe(true);
  expect(await isStored(fresh.keys.source)).toBe(true);
});

it('deletes a file that nobody imported, and says so to who comes for it', async () => {
  const uploadId = await app.upload(member, CSV);
  const { source } = await keysOf(uploadId);
  await wait(31);
  await purgeFiles(app.platform);
  expect(await isStored(source)).toBe(false);
  expect(await startImport(app, member, { uploadId })).toMatchObject({ code: 'file_gone' });
});

it('deletes the file of a do-not-call list that was read', async () => {
  const [read, reading] = [await app.upload(member, '3055550101'), await app.upload(member, '3055550102')];
  for (const [uploadId, ended] of [
    [read, clock.now()],
    [reading, null],
  ] as const)
    await app.admin.query(
      `insert into dnc_imports (team_id, id, file_name, upload_id, data_as_of, state, created_by, created_at, ended_at)
       values ($1, $2, 'dnc.csv', $3, $4, $5, $6, $4, $7)`,
      [
        member.teamId,
        newId(),
        uploadId,
        clock.now().toISOString(),
        ended ? 'done' : 'running',
        member.userId,
        ended,
      ],
    );
  await wait(31);
  await purgeFiles(app.platform);
  expect(await isStored((await keysOf(read)).source)).toBe(false);
  expect(await isStored((await keysOf(reading)).source)).toBe(true);
});

const refusing = () =>
  Object.assign(Object.create(app.platform.storage) as Platform['storage'], {
    remove: () => Promise.reject(new Error('storage is away')),
  });

it('comes again for a file that storage did not delete', async () => {
  const { id, keys } = await imported();
  await wait(31);
  await purgeFiles({ ...app.platform, storage: refusing() });
  expect(await isStored(keys.source)).toBe(true);
  expect(await read(id)).toMatchObject({ filesGoneAt: null });
  clock.advance(HOUR);
  await purgeFiles(app.platform);
  expect(await isStored(keys.source)).toBe(false);
});

it('asks ever more seldom for a file that storage never deletes, and leaves it to a person then', async () => {
  const { keys } = await imported();
  const other = await app.member('owner');
  const list = async (who: Member) =>
    (
      await app.data<{ undeletedFiles: { fileName: string; tries: number }[] }>(
        who,
        '{ undeletedFiles { id fileName byteSize tries lastTriedAt } }',
      )
    ).undeletedFiles;
  await wait(31);
  let asked = 0;
  const storage = Object.assign(refusing(), {
    remove: () => {
      asked += 1;
      return Promise.reject(new Error('storage is away'));
    },
  });
  const gaps: number[] = [];
  for (let hour = 0, last = 0; hour < 24 * 14; hour += 1, clock.advance(HOUR)) {
    const before = asked;
    await purgeFiles({ ...app.platform, storage });
    if (asked === before) continue;
    if (before > 0) gaps.push(hour - last);
    last = hour;
  }
  expect(asked).toBe(6);
  expect(gaps).toEqual(gaps.toSorted((one, two) => one - two));
  expect(new Set(gaps).size).toBe(5);
  await wait(0);
  expect(await list(member)).toMatchObject([{ fileName: 'leads.csv', tries: 6 }]);
  expect(await list(await app.member('owner', other.teamId))).toEqual([]);

  const again = 'mutation { deleteFilesAgain }';
  const answer = await app.data<{ deleteFilesAgain: number }>(member, again);
  expect(answer.deleteFilesAgain).toBe(1);
  await app.runJobs();
  expect(await isStored(keys.source)).toBe(false);
  expect(await list(member)).toEqual([]);
  expect((await app.data<{ deleteFilesAgain: number }>(member, again)).deleteFilesAgain).toBe(0);
});

it('counts no try against a file when it is the database that fails', async () => {
  const { keys } = await imported();
  await wait(31);
  const { database } = app.platform;
  const failing = new Proxy(database, {
    get(target, name, receiver) {
      if (name !== 'withTeam') return Reflect.get(target, name, receiver) as unknown;
      return () => Promise.reject(new Error('the database is away'));
    },
  });
  await purgeFiles({ ...app.platform, database: failing });
  await purgeFiles(app.platform);
  expect(await isStored(keys.source)).toBe(false);
});

it('takes no file from an import that somebody begins at that moment', async () => {
  const uploadId = await app.upload(member, CSV);
  await wait(31);
  const { database } = app.platform;
  let id: string | undefined;
  const meanwhile = new Proxy(database, {
    get(target, name, receiver) {
      if (name !== 'withSystem') return Reflect.get(target, name, receiver) as unknown;
      return async (...args: Parameters<typeof database.withSystem>) => {
        const found = await target.withSystem(...args);
        ({ id } = await startImport(app, member, { uploadId }));
        return found;
      };
    },
  });
  await purgeFiles({ ...app.platform, database: meanwhile });
  await app.runJobs();
  expect(await read(id!)).toMatchObject({ state: 'COMPLETED', importedRows: 1, filesGoneAt: null });
  expect(await isStored((await keysOf(uploadId)).source)).toBe(true);
});
