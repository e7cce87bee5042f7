import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLeadsApp, type LeadsApp, type Member } from '../leads/leads-app.js';
import { IMPORT, startImport, type ImportAnswer } from './import-queries.js';

let app: LeadsApp;
let member: Member;
beforeAll(async () => {
  app = await createLeadsApp();
});
afterAll(() => app?.close());

/** Import a file into a team of its own and return how it ended. */
async function importFile(
  content: string | Buffer,
  input: Record<string, unknown> = {},
  fileName = 'leads.csv',
): Promise<ImportAnswer> {
  member = await app.member();
  const uploadId = await app.upload(member, content, fileName);
  const started = await startImport(app, member, { uploadId, ...input });
  if (!started.id) throw new Error(started.message);
  await app.runJobs();
  return readImport(started.id);
}

async function readImport(id: string): Promise<ImportAnswer> {
  const { leadImport } = await app.data<{ leadImport: ImportAnswer }>(member, IMPORT, { id });
  expect(
    leadImport.importedRows + leadImport.mergedRows + leadImport.rejectedRows + leadImport.suppressedRows,
  ).toBe(leadImport.totalRows);
  return leadImport;
}

/** What createLeadImport says about a file it refuses. */
async function refusalOf(
  content: string | Buffer,
  input: Record<string, unknown> = {},
): Promise<{ code?: string; message?: string }> {
  member = await app.member();
  return startImport(app, member, { uploadId: await app.upload(member, content), ...input });
}

async function leadRows(): Promise<Record<string, unknown>[]> {
  const { rows } = await app.admin.query(
    `select l.*, (select array_agg(phone order by position) from lead_phones p where p.team_id = l.team_id and p.lead_id = l.id) as phones,
       (select array_agg(email order by position) from lead_emails e where e.team_id = l.team_id and e.lead_id = l.id) as emails
     from leads l where team_id = $1 and deleted_at is null order by id`,
    [member.teamId],
  );
  return rows as Record<string, unknown>[];
}

describe('files as people have them', () => {
  it('takes a messy file: duplicates merge, bad rows come back with a reason', async () => {
    const text = readFileSync(fileURLToPath(new URL('./fixtures/messy.csv', import.meta.url)));
    const result = await importFile(text, {
      tags: ['spring'],
      consent: { source: 'web form', scope: 'marketing', evidence: 'https://example.test/form' },
    });
    expect(result).toMatchObject({
      state: 'COMPLETED',
      totalRows: 10,
      importedRows: 4,
      mergedRows: 2,
      rejectedRows: 4,
      suppressedRows: 0,
    });
    const leads = await leadRows();
    expect(leads).toHaveLength(4);
    const maria = leads[0];
    // The second row of hers brought company, e-mail and another number.
    expect(maria).toMatchObject({
      first_name: 'Maria',
      company: 'Lopez & Sons, LLC',
      state: 'FL',
      zip: '33130',
      stage: 'new',
      tags: ['spring', 'vip'],
      phones: ['+13055550142', '+13055550143'],
      emails: ['maria@example.com'],
      time_zones: ['America/New_York'],
      candidate_states: ['FL'],
    });
    const { rows: consents } = await app.admin.query(
      'select channel from consents where team_id = $1 and lead_id = $2 order by channel',
      [member.teamId, maria?.['id']],
    );
    expect(consents.map((row: { channel: string }) => row.channel)).toEqual(['sms', 'email']);
    const errors = await (await fetch(result.errorsUrl ?? '')).text();
    expect(errors).toContain('ragged_row');
    expect(errors).toContain('no_contact');
    // What would start a formula in a spreadsheet is harmless.
    expect(errors).toContain(`"'=HYPERLINK(""http://evil.example"",""x"")"`);
    expect(errors).not.toMatch(/(^|,)"?=HYPERLINK/m);
    expect(errors.split('\r\n').length + errors.split('\n').length).toBeGreaterThan(5);
  });

  it.each([
    ['UTF-8 with a byte order mark', (text: string) => Buffer.from(`\uFEFF${text}`), 'utf-8'],
    ['UTF-16 little endian', (text: string) => iconv.encode(text, 'utf-16le', { addBOM: true }), 'utf-16le'],
    ['UTF-16 big endian', (text: string) => iconv.encode(text, 'utf-16be', { addBOM: true }), 'utf-16be'],
    [
      'UTF-16 without a mark',
      (text: string) => iconv.encode(text, 'utf-16le', { addBOM: false }),
      'utf-16le',
    ],
    ['Windows-1252', (text: string) => iconv.encode(text, 'windows-1252'), 'windows-1252'],
  ])('reads %s', async (_name, encode, encoding) => {
    const bytes = encode(
      'First name;Phone Number;City\r\nJosé;(305) 555-0142;Peñasco\r\nZoë;305-555-0143;Miami\r\n',
    );
    const result = await importFile(bytes);
    expect(result).toMatchObject({ state: 'COMPLETED', totalRows: 2, importedRows: 2 });
    const leads = await leadRows();
    expect(leads.map((lead) => lead['first_name'])).toEqual(['José', 'Zoë']);
    expect(leads[0]?.['city']).toBe('Peñasco');
    const { rows } = await app.admin.query(
      'select encoding, delimiter from lead_imports where team_id = $1',
      [member.teamId],
    );
    expect(rows).toEqual([{ encoding, delimiter: ';' }]);
  });

  it('finds out late that a file is Windows-1252', async () => {
    const filler = Array.from({ length: 3_000 }, (_, i) => `Person${i},person${i}@example.com,plain`).join(
      '\n',
    );
    const bytes = Buffer.concat([
      Buffer.from(`name,email,note\n${filler}\n`),
      iconv.encode('José,jose@example.com,añejo\n', 'windows-1252'),
    ]);
    expect(bytes.length).toBeGreaterThan(65_536);
    const result = await importFile(bytes);
    expect(result.importedRows).toBe(3_001);
    expect((await leadRows()).at(-1)?.['first_name']).toBe('José');
  });

  it('keeps a quoted cell together over several lines', async () => {
    const result = await importFile(
      'name,phone,notes\n"Ann ""Bee"" Lee",305-555-0142,"first line\nsecond, line"\nBob Ray,305-555-0143,x\n',
    );
    expect(result).toMatchObject({ totalRows: 2, importedRows: 2 });
    expect((await leadRows())[0]?.['notes']).toMatch(/first line\s+second, line/);
  });

  it('loses one row to an unclosed quote, and none of those behind it', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `Person ${i},30555501${String(i).padStart(2, '0')}`);
    rows[3] = `"Person 3,3055550103`;
    const result = await importFile(`name,phone\n${rows.join('\n')}\n`);
    expect(result).toMatchObject({ state: 'COMPLETED', totalRows: 30, importedRows: 29, rejectedRows: 1 });
    expect(result.reasons).toEqual([{ reason: 'broken_quotes', message: 'Broken quotes', count: 1 }]);
  });

  it('tells columns of the same name apart', async () => {
    const result = await importFile(
      'Name,Phone,Phone,Email,Email\nAnn Lee,305-555-0142,305-555-0143,a@example.com,b@example.com\n',
    );
    expect(result.importedRows).toBe(1);
    expect((await leadRows())[0]).toMatchObject({
      phones: ['+13055550142', '+13055550143'],
      emails: ['a@example.com', 'b@example.com'],
    });
  });

  it('keeps columns that no field takes', async () => {
    await importFile('name,phone,Favourite colour\nAnn Lee,305-555-0142,green\n');
    expect((await leadRows())[0]?.['custom']).toEqual({ 'Favourite colour': 'green' });
  });
});

describe('files that cannot be imported', () => {
  it.each([
    ['nothing', '', 'not_uploaded'],
    ['only a header', 'name,phone\n', 'no_rows'],
    ['blank lines', '\n\n \n', 'empty_file'],
    ['no header', 'Ann,305-555-0142\nBob,305-555-0143\n', 'no_header'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'not_text'],
    ['a workbook', Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(200)]), 'not_text'],
    [
      'bytes with NULs',
      Buffer.concat([Buffer.from('name,phone\nA'), Buffer.alloc(3), Buffer.from(',305')]),
      'not_text',
    ],
  ])('refuses %s', async (what, content, code) => {
    if (what === 'nothing') {
      member = await app.member();
      const uploadId = await emptyUpload();
      expect((await startImport(app, member, { uploadId })).code).toBe('empty_file');
      return;
    }
    const refusal = await refusalOf(content);
    expect(refusal.code).toBe(code);
    expect(refusal.message?.length).toBeGreaterThan(30);
  });

  async function emptyUpload(): Promise<string> {
    const { createUpload } = await app.data<{ createUpload: { id: string; url: string } }>(
      member,
      `mutation ($input: CreateUploadInput!) { createUpload(input: $input) { ... on Upload { id url } } }`,
      { input: { purpose: 'LEAD_IMPORT', fileName: 'a.csv', contentType: 'text/csv', byteSize: 10 } },
    );
    expect(
      (await fetch(createUpload.url, { method: 'PUT', headers: { 'content-type': 'text/csv' }, body: '' }))
        .status,
    ).toBe(204);
    return createUpload.id;
  }

  it('refuses a file without a phone or e-mail column and names what it saw', async () => {
    const refusal = await refusalOf('Colour,Size\ngreen,5\nred,6\n');
    expect(refusal).toMatchObject({ code: 'no_contact_column' });
    expect(refusal.message).toContain('“Colour”, “Size”');
  });

  it('refuses a mapping to columns or fields that do not exist, and one field twice', async () => {
    const csv = 'A,B,C\nAnn,305-555-0142,x\n';
    expect(await refusalOf(csv, { mapping: [{ column: 'Z', field: 'phone' }] })).toMatchObject({
      code: 'unknown_column',
    });
    expect(await refusalOf(csv, { mapping: [{ column: 'B', field: 'telephone' }] })).toMatchObject({
      code: 'unknown_field',
    });
    expect(
      await refusalOf(csv, {
        mapping: [
          { column: 'A', field: 'firstName' },
          { column: 'C', field: 'firstName' },
          { column: 'B', field: 'phone' },
        ],
      }),
    ).toMatchObject({ code: 'field_twice' });
  });

  it('imports an upload once', async () => {
    member = await app.member();
    const uploadId = await app.upload(member, 'name,phone\nAnn,305-555-0142\n');
    expect((await startImport(app, member, { uploadId })).id).toBeTruthy();
    expect(await startImport(app, member, { uploadId })).toMatchObject({ code: 'upload_used' });
  });

  it('answers another team’s upload and import like a random id', async () => {
    const owner = await app.member();
    const uploadId = await app.upload(owner, 'name,phone\nAnn,305-555-0142\n');
    const started = await startImport(app, owner, { uploadId });
    const stranger = await app.member();
    const random = '0199aaaa-0000-7000-8000-000000000000';
    const strange = await app.upload(owner, 'name,phone\nAnn,305-555-0142\n');
    expect(await startImport(app, stranger, { uploadId: strange })).toEqual(
      await startImport(app, stranger, { uploadId: random }),
    );
    const undo = `mutation ($id: ID!) { undoLeadImport(id: $id) { ... on UserError { code message } } }`;
    expect(await app.data(stranger, undo, { id: started.id })).toEqual(
      await app.data(stranger, undo, { id: random }),
    );
    expect(await app.data(stranger, IMPORT, { id: started.id })).toEqual({ leadImport: null });
  });
});

it('takes 100,000 rows of ~20 MB in batches, every row accounted for', async () => {
  const rows = Array.from({ length: 100_000 }, (_, i) => {
    const n = String(i).padStart(6, '0');
    return `First${n},Last${n},"Company, ${n} Inc",${1 + (i % 900)} Main Street Suite ${n},Miami,FL,33130,305-${200 + (i % 700)}-${n.slice(-4)},person${n}@example${i % 50}.com,http://www.example-${n}.com,some notes about this very person that make the row longer ${n}`;
  });
  const bytes = Buffer.from(
    `first_name,last_name,company_name,address,city,state,zip,phone1,email,web,notes\n${rows.join('\n')}\n`,
  );
  expect(bytes.length).toBeGreaterThan(19_000_000);
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 5);
  member = await app.member();
  const uploadId = await app.upload(member, bytes);
  const started = await startImport(app, member, { uploadId });
  longest = 0;
  const from = performance.now();
  await app.runJobs();
  const seconds = (performance.now() - from) / 1_000;
  clearInterval(timer);
  const result = await readImport(started.id ?? '');
  console.log(
    `100,000 rows in ${seconds.toFixed(1)} s: ${Math.round(100_000 / seconds)} rows/s, longest block ${Math.round(longest)} ms`,
  );
  expect(result).toMatchObject({
    state: 'COMPLETED',
    totalRows: 100_000,
    rejectedRows: 0,
    bytesRead: bytes.length,
  });
  const { rows: counted } = await app.admin.query(
    'select count(*)::int as count from leads where team_id = $1',
    [member.teamId],
  );
  expect(counted[0]).toEqual({ count: result.importedRows });
}, 600_000);

const US_500 = fileURLToPath(new URL('../../../../../shared/data/us-500.csv', import.meta.url));
it('accounts for every row of us-500.csv', async (context) => {
  if (!existsSync(US_500)) context.skip('../shared/data/us-500.csv is absent');
  const result = await importFile(readFileSync(US_500));
  console.log(`us-500.csv: ${JSON.stringify(result.reasons)}`);
  expect(result).toMatchObject({ state: 'COMPLETED', totalRows: 500 });
  const leads = await leadRows();
  expect(leads).toHaveLength(result.importedRows);
  expect(leads[0]).toMatchObject({
    first_name: 'James',
    company: 'Benton, John B Jr',
    phones: ['+15046218927', '+15048451427'],
    emails: ['jbutt@gmail.com'],
  });
});
