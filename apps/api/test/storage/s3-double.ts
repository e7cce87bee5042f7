import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

export interface S3Double {
  endpoint: string;
  objects: Map<string, { body: Buffer; headers: Record<string, string> }>;
  close(): Promise<void>;
}

interface Keys {
  accessKeyId: string;
  secretAccessKey: string;
  region: string;
}

/** A small S3 that keeps objects in memory and checks every signature (SigV4, in headers and in addresses). */
export async function startS3Double(port: number, keys: Keys): Promise<S3Double> {
  const objects: S3Double['objects'] = new Map();
  const server: Server = createServer((request, response) => {
    answer(request, response, keys, objects).catch((error: unknown) =>
      response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${port}`,
    objects,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  keys: Keys,
  objects: S3Double['objects'],
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://double');
  const body = await buffer(request);
  if (!isSigned(request, url, keys))
    return void response.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>');
  const key = decodeURIComponent(url.pathname);
  if (request.method === 'PUT') {
    objects.set(key, { body, headers: { 'content-type': request.headers['content-type'] ?? '' } });
    return void response.writeHead(200).end();
  }
  if (request.method === 'DELETE') {
    objects.delete(key);
    return void response.writeHead(204).end();
  }
  const found = objects.get(key);
  if (!found) return void response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>');
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  response.writeHead(from > 0 ? 206 : 200, {
    'content-type': url.searchParams.get('response-content-type') ?? found.headers['content-type'],
    'content-disposition': url.searchParams.get('response-content-disposition') ?? '',
    'content-length': String(found.body.length - from),
  });
  response.end(request.method === 'HEAD' ? undefined : found.body.subarray(from));
}

function isSigned(request: IncomingMessage, url: URL, keys: Keys): boolean {
  const inUrl = url.searchParams.has('X-Amz-Signature');
  const header = request.headers.authorization ?? '';
  const field = (name: string) =>
    (inUrl ? url.searchParams.get(`X-Amz-${name}`) : new RegExp(`${name}=([^,]+)`).exec(header)?.[1]) ?? '';
  const credential = field('Credential');
  const [accessKey, date, region] = credential.split('/');
  if (accessKey !== keys.accessKeyId || region !== keys.region) return false;
  const when = inUrl ? (url.searchParams.get('X-Amz-Date') ?? '') : String(request.headers['x-amz-date']);
  if (inUrl) {
    const start = Date.parse(when.replace(/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/, '$1-$2-$3T$4:$5:$6Z'));
    if (Date.now() > start + Number(url.searchParams.get('X-Amz-Expires')) * 1_000) return false;
  }
  const signedHeaders = field('SignedHeaders');
  const query = [...url.searchParams.entries()]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .toSorted()
    .join('&');
  const canonical = [
    request.method,
    url.pathname,
    query,
    ...signedHeaders.split(';').map((name) => `${name}:${String(request.headers[name] ?? '').trim()}`),
    '',
    signedHeaders,
    inUrl
      ? (url.searchParams.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD')
      : String(request.headers['x-amz-content-sha256']),
  ].join('\n');
  const scope = `${date}/${region}/s3/aws4_request`;
  const text = `AWS4-HMAC-SHA256\n${when}\n${scope}\n${createHash('sha256').update(canonical).digest('hex')}`;
  const key = [date ?? '', region ?? '', 's3', 'aws4_request'].reduce<Buffer | string>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    `AWS4${keys.secretAccessKey}`,
  );
  const expected = Buffer.from(createHmac('sha256', key).update(text).digest('hex'));
  const given = Buffer.from(field('Signature'));
  return expected.length === given.length && timingSafeEqual(expected, given);
}

function encode(value: string): string {
  return encodeURIComponent(value).replaceAll(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
