import { newId } from '@og/db';
import { createManualClock } from '@og/contracts';
import { eventually } from '@og/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listedNumbers, readDncFacts } from '../../src/modules/compliance/index.js';
import { runDncImport } from '../../src/modules/compliance/dnc/run-dnc-import.js';
import { sweepDncImports } from '../../src/modules/compliance/dnc/sweep-dnc-imports.js';
import { notingJobs } from '../support/owed-jobs.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';

const NOW = '2026-11-18T17:00:00.000Z';
const DAY = 86_400_000;

let app: TestApp;
let clock: ReturnType<typeof createManualClock>;
let session: TestSession;
beforeAll(async () => {
  clock = createManualClock(NOW);
  app = await createTestApp({ clock, env: { WORKERS: 'none' } });
});
afterAll(() => app?.close());

interface Import {
  __typename: string;
  id: string;
  state: string;
  rows: number;
  rejected: number;
  error: string | null;
  code?: string;
  message?: string;
}
interface Status {
  required: boolean;
  dataAsOf: string | null;
  stale: boolean;
  numbers: number;
  imports: Import[];
}

const IMPORT = `__typename ... on DncImport { id state rows rejected error } ... on UserError { code message }`;

async function upload(text: string | Buffer, fileName = 'registry.txt', put = true): Promise<string> {
  const body = Buffer.from(text);
  const { createUpload } = await app.data<{
    createUpload: { id: string; url: string; headers: Record<string, string> };
  }>(
    `mutation ($input: CreateUploadInput!) { createUpload(input: $input) { ... on Upload { id url headers } } }`,
    {
      input: {
        purpose: 'LEAD_IMPORT',
        fileName,
        contentType: 'text/plain',
        byteSize: Math.max(1, body.length),
      },
    },
    session.token,
  );
  if (put)
    await fetch(createUpload.url, {
      method: 'PUT',
      headers: createUpload.headers,
      body: new Uint8Array(body),
    });
  return createUpload.id;
}

async function start(
  uploadId: string,
  dataAsOf = new Date(Date.parse(NOW) - DAY).toISOString(),
): Promise<Import> {
  const { createDncImport } = await app.data<{ createDncImport: Import }>(
    `mutation ($input: CreateDncImportInput!) { createDncImport(input: $input) { ${IMPORT} } }`,
    { input: { uploadId, dataAsOf } },
    session.token,
  );
  return createDncImport;
}

const run = (id: string) => runDncImport(app.platform, session.teamId, id);

async function status(): Promise<Status> {
  const { dnc } = await app.data<{ dnc: Status }>(
    `{ dnc { required dataAsOf stale numbers imports { id state rows rejected error } } }`,
    {},
    session.token,
  );
  return dnc;
}

async function rows<T extends object>(sql: string, values: unknown[] = []): Promise<T[]> {
  return app.platform.database.withTeam(
    session.teamId,
    async ({ client }) => (await client.query<T>(sql, values)).rows,
  );
}

describe('a do-not-call file', () => {
  beforeAll(async () => {
    session = await app.signUp();
  });

  it('is read number by number, and lines without one are counted', async () => {
    const lines = [
      'area code,number',
      '201,5550123',
      '(212) 555-0188',
      '',
      'nonsense',
      '1015550123',
      '"Ada",+1 305 555 0171',
    ];
    const created = await start(await upload(`${lines.join('\r\n')}\r\n`));
    expect(created).toMatchObject({ __typename: 'DncImport', state: 'running' });
    await run(created.id);
    expect(await status()).toMatchObject({
      required: false,
      stale: false,
      numbers: 3,
      dataAsOf: new Date(Date.parse(NOW) - DAY).toISOString(),
      imports: [{ id: created.id, state: 'done', rows: 3, rejected: 2, error: null }],
    });
    expect(
      (await rows<{ phone: string }>('select phone from dnc_numbers order by 1')).map(({ phone }) => phone),
    ).toEqual(['+12015550123', '+12125550188', '+13055550171']);
  });

  it('begins again after a crash and ends with the same figures; a run that was overtaken stops', async () => {
    const numbers = Array.from({ length: 45_000 }, (_, i) => `312,${5_550_000 + (i % 44_000)}`);
    const created = await start(await upload(numbers.join('\n')));
    // A worker took it, wrote some, and died.
    await rows('update dnc_imports set rows = 20000, heartbeat_at = $2 where id = $1', [
      created.id,
      clock.now().toISOString(),
    ]);
    await run(created.id);
    expect(
      (await rows<{ rows: number }>('select rows from dnc_imports where id = $1', [created.id]))[0]?.rows,
    ).toBe(20_000);
    clock.advance(61_000);
    const owed = notingJobs(app.platform);
    await sweepDncImports(owed.deps);
    expect(owed.jobs).toContainEqual(
      expect.objectContaining({ name: 'lead/import-dnc', payload: { importId: created.id } }),
    );
    await Promise.all([run(created.id), run(created.id)]);
    expect((await status()).imports[0]).toMatchObject({ state: 'done', rows: 45_000, rejected: 0 });
    expect((await status()).numbers).toBe(44_003);
  });

  it.each([
    [
      'a spreadsheet under another name',
      Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(200)]),
      /no text file/,
    ],
    ['a file without numbers', 'just\nwords\nhere\n', /No line/],
    ['one endless line', 'x'.repeat(70_000), /no text file/],
  ])('fails with words for %s', async (_name, body, words) => {
    const created = await start(await upload(body));
    await run(created.id);
    const [view] = (await status()).imports;
    expect(view).toMatchObject({ id: created.id, state: 'failed' });
    expect(view?.error).toMatch(words);
  });

  it('reads UTF-16 as spreadsheets save it', async () => {
    const created = await start(
      await upload(Buffer.from('\uFEFF415-555-0134\r\n415-555-0135\r\n', 'utf16le')),
    );
    await run(created.id);
    expect((await status()).imports[0]).toMatchObject({ state: 'done', rows: 2, rejected: 0 });
  });

  it('refuses bad input with words', async () => {
    expect(await start(newId())).toMatchObject({ __typename: 'NotFound' });
    expect(await start('x')).toMatchObject({ __typename: 'NotFound' });
    expect(await start(await upload('2015550123', 'a.txt', false))).toMatchObject({ code: 'not_uploaded' });
    const twice = await upload('2015550123');
    expect(await start(twice, new Date(Date.parse(NOW) + 3 * DAY).toISOString())).toMatchObject({
      code: 'in_the_future',
    });
    expect(await start(twice)).toMatchObject({ __typename: 'DncImport' });
    expect(await start(twice)).toMatchObject({ __typename: 'Conflict', code: 'upload_used' });
  });
});

describe('the registry at the gate', () => {
  beforeAll(async () => {
    session = await app.signUp('Registry');
  });
  const require = (requireDncData: boolean) =>
    app.data(
      `mutation ($input: UpdateTeamSettingsInput!) { updateTeamSettings(input: $input) { ... on TeamSettings { requireDncData killSwitch } ... on UserError { message } } }`,
      { input: { requireDncData } },
      session.token,
    );

  it('asks only teams that keep to it, and grows stale on the 32nd day', async () => {
    const facts = () =>
      app.platform.database.withTeam(session.teamId, async (tx) => ({
        ...(await readDncFacts(tx)),
        listed: [...(await listedNumbers(tx, ['+12015550123', '+12015550999']))],
      }));
    expect(await facts()).toEqual({ required: false, dataAsOf: null, listed: [] });
    expect(await require(true)).toMatchObject({
      updateTeamSettings: { requireDncData: true, killSwitch: false },
    });
    expect(await facts()).toEqual({ required: true, dataAsOf: null, listed: [] });
    expect(await status()).toMatchObject({ required: true, stale: true, dataAsOf: null });
    const created = await start(await upload('201,5550123\n'));
    await run(created.id);
    expect(await facts()).toMatchObject({ required: true, listed: ['+12015550123'] });
    expect((await status()).stale).toBe(false);
    const age = (milliseconds: number) =>
      rows('update dnc_imports set data_as_of = $1', [
        new Date(clock.now().getTime() - milliseconds).toISOString(),
      ]);
    await age(31 * DAY);
    expect((await status()).stale).toBe(false);
    await age(31 * DAY + 1);
    expect((await status()).stale).toBe(true);
    await require(false);
    expect((await facts()).listed).toEqual([]);
  });
});

it('serves the rules with their sources', async () => {
  session = await app.signUp('Reader');
  const { ruleset } = await app.data<{
    ruleset: {
      version: string;
      dated: string;
      disclaimer: string;
      rows: {
        state: string | null;
        week: ({ from: string; to: string } | null)[];
        source: string;
        maxAttemptsPer24h: number | null;
      }[];
      rules: { name: string; says: string }[];
    };
  }>(
    `{ ruleset { version dated disclaimer rows { state week { from to } maxAttemptsPer24h since source } rules { name says } } }`,
    {},
    session.token,
  );
  expect(ruleset.disclaimer).toContain('not legal advice');
  expect(ruleset.dated).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  expect(ruleset.rows.every((row) => row.source.length > 10 && row.week.length === 7)).toBe(true);
  expect(ruleset.rows.find((row) => row.state === 'FL')).toMatchObject({
    maxAttemptsPer24h: 3,
    week: Array.from({ length: 7 }, () => ({ from: '08:00', to: '20:00' })),
  });
  expect(ruleset.rows.find((row) => row.state === 'AL')?.week[6]).toBeNull();
  expect(ruleset.rules.map((rule) => rule.name)).toEqual(
    expect.arrayContaining(['window', 'consent', 'dnc_data']),
  );
});

it('runs by outbox, queue and worker', async () => {
  const standing = app;
  const working = await createTestApp();
  try {
    app = working;
    session = await working.signUp('Worker');
    const created = await start(
      await upload('201,5550123\n201,5550124\n'),
      new Date(Date.now() - DAY).toISOString(),
    );
    await eventually('the file is read', async () =>
      (await status()).imports[0]?.state === 'done' ? true : null,
    );
    expect((await status()).imports[0]).toMatchObject({ id: created.id, rows: 2 });
  } finally {
    app = standing;
    await working.close();
  }
});
