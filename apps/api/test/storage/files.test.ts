import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../support/test-app.js';
import { createLeadsApp, ORIGIN, type LeadsApp, type Member } from '../leads/leads-app.js';

let app: LeadsApp;
let member: Member;
beforeAll(async () => {
  app = await createLeadsApp();
  member = await app.member();
});
afterAll(() => app?.close());

const CREATE = `mutation ($input: CreateUploadInput!) { createUpload(input: $input) {
  __typename ... on Upload { id url method headers maxBytes expiresAt } ... on UserError { code message path } } }`;
const KEY = 'uploads/team/lead-imports/file.csv';

async function create(input: Record<string, unknown>): Promise<Record<string, unknown>> {
  const answer = await app.data<{ createUpload: Record<string, unknown> }>(member, CREATE, {
    input: { purpose: 'LEAD_IMPORT', fileName: 'a.csv', contentType: 'text/csv', byteSize: 10, ...input },
  });
  return answer.createUpload;
}

describe('createUpload', () => {
  it('reserves a place of the team', async () => {
    expect(await create({})).toMatchObject({
      __typename: 'Upload',
      method: 'PUT',
      headers: { 'content-type': 'text/csv' },
      maxBytes: 10,
    });
    const { rows } = await app.admin.query<{ storage_key: string }>(
      'select storage_key from uploads where team_id = $1',
      [member.teamId],
    );
    expect(rows[0]?.storage_key).toMatch(
      new RegExp(`^uploads/${member.teamId}/lead-imports/[0-9a-f-]{36}\\.csv$`),
    );
  });

  it.each([
    [{ byteSize: 200 * 1_048_576 + 1 }, 'too_large'],
    [{ byteSize: 0 }, 'too_small'],
    [{ fileName: 'a.xlsx' }, 'wrong_type'],
    [{ fileName: 'noextension' }, 'wrong_type'],
    [{ contentType: 'image/png' }, 'wrong_type'],
    [{ purpose: 'AVATAR', fileName: 'a.svg', contentType: 'image/svg+xml' }, 'wrong_type'],
    [
      { purpose: 'DOCUMENT', fileName: 'a.pdf', contentType: 'application/pdf', byteSize: 26 * 1_048_576 },
      'too_large',
    ],
  ])('refuses %j', async (input, code) => {
    const refusal = await create(input);
    expect(refusal).toMatchObject({ __typename: 'InvalidInput', code });
  });

  it('takes 200 MB to the byte', async () => {
    expect(await create({ byteSize: 200 * 1_048_576 })).toMatchObject({ __typename: 'Upload' });
  });
});

describe('signed addresses of files on disk', () => {
  async function signUpload(byteSize: number, contentType = 'text/csv') {
    return app.platform.storage.signUpload(KEY, { contentType, byteSize });
  }

  it.each([
    'text/csv',
    'text/plain',
    'application/json',
    'application/vnd.ms-excel',
    'application/x-www-form-urlencoded',
    '',
  ])('stores a body of type “%s” as it comes', async (type) => {
    const body = '{"not": "json", \n';
    const { url } = await signUpload(body.length, type);
    expect(await send(url, 'PUT', body, type ? { 'content-type': type } : {})).toMatchObject({ status: 204 });
    expect(await text(await app.platform.storage.read(KEY))).toBe(body);
  });

  it('takes no byte more than announced, whether the length is told or not', async () => {
    const { url } = await signUpload(5);
    const told = await send(url, 'PUT', 'too much', { 'content-type': 'text/csv', 'content-length': '8' });
    expect(told.status).toBe(413);
    expect(JSON.parse(told.body)).toMatchObject({
      code: 'FILE_TOO_LARGE',
      message: expect.stringContaining('5 bytes'),
    });
    const untold = await send(url, 'PUT', 'too much', {
      'content-type': 'text/csv',
      'transfer-encoding': 'chunked',
    });
    expect(untold.status).toBe(413);
    expect(await send(url, 'PUT', 'right', {})).toMatchObject({ status: 204 });
  });

  it('downloads as an attachment that no browser runs', async () => {
    await app.platform.storage.write(KEY, Buffer.from('<script>'), 'text/html');
    const { url } = await app.platform.storage.signDownload(KEY, {
      fileName: 'Ünï "x".html',
      contentType: 'text/html',
    });
    const response = await fetch(url, { headers: { origin: ORIGIN } });
    expect(await response.text()).toBe('<script>');
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="_n_ _x_.html"; filename*=UTF-8''%C3%9Cn%C3%AF%20%22x%22.html`,
    );
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(
      (await fetch(url, { headers: { origin: 'https://evil.example' } })).headers.get(
        'access-control-allow-origin',
      ),
    ).toBeNull();
  });

  it('lets the web app, and nobody else, upload from a browser', async () => {
    const { url } = await signUpload(5);
    const preflight = (origin: string) =>
      fetch(url, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'PUT',
          'access-control-request-headers': 'content-type',
        },
      });
    const allowed = await preflight(ORIGIN);
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(allowed.headers.get('access-control-allow-methods')).toContain('PUT');
    expect((await preflight('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
  });

  it('refuses what it did not sign, and the other method', async () => {
    const upload = await signUpload(5);
    const forged = upload.url.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    expect((await fetch(forged, { method: 'PUT', body: 'x' })).status).toBe(403);
    expect((await fetch(upload.url)).status).toBe(403);
    expect((await fetch(`${app.url}/api/files/nonsense`)).status).toBe(403);
    const gone = await app.platform.storage.signDownload('uploads/none.csv', {
      fileName: 'a',
      contentType: 'text/csv',
    });
    expect((await fetch(gone.url)).status).toBe(404);
  });
});

describe('in the whole application', () => {
  it('lets browsers put files whatever the other routes allow', async () => {
    const whole = await createTestApp();
    try {
      const { url, headers } = await whole.platform.storage.signUpload(KEY, {
        contentType: 'text/plain',
        byteSize: 5,
      });
      const preflight = (origin: string) =>
        fetch(url, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'PUT' } });
      const allowed = await preflight('http://localhost:3000');
      expect(allowed.status).toBe(204);
      expect(allowed.headers.get('access-control-allow-methods')).toContain('PUT');
      expect(allowed.headers.get('access-control-allow-origin')).toBe('http://localhost:3000');
      expect((await preflight('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
      expect((await fetch(url, { method: 'PUT', headers, body: 'hello' })).status).toBe(204);
    } finally {
      await whole.close();
    }
  });
});

function send(
  url: string,
  method: string,
  body: string,
  headers: Record<string, string>,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const call = request(url, { method, headers }, (response) => {
      text(response).then((answer) => resolve({ status: response.statusCode ?? 0, body: answer }), reject);
    });
    call.on('error', reject);
    call.end(body);
  });
}
