import { request } from 'node:http';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { realClock } from '@og/contracts';
import { freePort } from '@og/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { S3Storage } from '../../src/platform/storage/s3-storage.js';
import { startS3Double, type S3Double } from './s3-double.js';

const keys = { accessKeyId: 'SPACESKEY', secretAccessKey: 'spaces-secret', region: 'nyc3' };
const KEY = 'uploads/team/lead-imports/a file (1).csv';
let s3: S3Double;
let storage: S3Storage;
beforeAll(async () => {
  s3 = await startS3Double(await freePort(), keys);
  storage = new S3Storage({ endpoint: s3.endpoint, bucket: 'outreach', ...keys }, realClock);
});
afterAll(() => s3?.close());

/** PUT with exactly these headers. */
function put(url: string, body: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request(
      url,
      { method: 'PUT', headers: { 'content-length': String(body.length), ...headers } },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}

it('writes buffers and streams, reads from a byte on, says how long a file is, and removes it', async () => {
  await storage.write(KEY, Buffer.from('hello'), 'text/csv');
  expect(await storage.stat(KEY)).toEqual({ byteSize: 5 });
  await storage.write(KEY, Readable.from([Buffer.from('hello '), Buffer.from('world')]), 'text/csv');
  expect(await text(await storage.read(KEY))).toBe('hello world');
  expect(await text(await storage.read(KEY, 6))).toBe('world');
  await storage.remove(KEY);
  expect(await storage.stat(KEY)).toBeNull();
  await expect(storage.read(KEY)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

it('signs an upload for one type and one length', async () => {
  const signed = await storage.signUpload(KEY, { contentType: 'text/csv', byteSize: 5 });
  expect(signed).toMatchObject({ method: 'PUT', headers: { 'content-type': 'text/csv' } });
  expect(Number(new URL(signed.url).searchParams.get('X-Amz-Expires'))).toBeLessThanOrEqual(900);
  // The SDK's checksums would have to be sent by the browser too.
  expect(signed.url).not.toMatch(/checksum/i);
  expect(await put(signed.url, 'hello', signed.headers)).toBe(200);
  expect(await put(signed.url, 'hello!', signed.headers)).toBe(403);
  expect(await put(signed.url, 'hello', { 'content-type': 'text/html' })).toBe(403);
  expect(await put(signed.url.replace('file', 'other'), 'hello', signed.headers)).toBe(403);
});

it('signs a download that is always an attachment', async () => {
  await storage.write(KEY, Buffer.from('<script>'), 'text/html');
  const { url } = await storage.signDownload(KEY, { fileName: 'list.csv', contentType: 'text/csv' });
  const response = await fetch(url);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="list.csv"/);
  expect(response.headers.get('content-type')).toBe('text/csv');
  expect((await fetch(url.replace('attachment', 'inline'))).status).toBe(403);
});

it('says that the storage is away, not that the file is missing', async () => {
  const wrong = new S3Storage(
    { endpoint: s3.endpoint, bucket: 'outreach', ...keys, secretAccessKey: 'other' },
    realClock,
  );
  await expect(wrong.stat(KEY)).rejects.toMatchObject({ code: 'VENDOR_UNAVAILABLE' });
});
