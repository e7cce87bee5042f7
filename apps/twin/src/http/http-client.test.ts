import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { HttpClient, NoAnswer } from './http-client.js';

const client = new HttpClient();
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function serve(handle: http.RequestListener): Promise<string> {
  const server = http.createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

function post(url: string, readTimeoutMs = 2_000): ReturnType<HttpClient['call']> {
  return client.call({
    method: 'POST',
    url,
    headers: {},
    body: 'a=1',
    connectTimeoutMs: 1_000,
    readTimeoutMs,
  });
}

describe('HttpClient', () => {
  it('reads status, type and body', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(201, { 'content-type': 'text/xml' }).end('<Response/>');
    });
    expect(await post(url)).toEqual({ status: 201, contentType: 'text/xml', body: '<Response/>' });
  });

  it('does not lose a webhook to a kept connection that the other side gave up', async () => {
    const used = new Set<Socket>();
    let answered = 0;
    const url = await serve((request, response) => {
      if (used.has(request.socket)) return void request.socket.destroy();
      used.add(request.socket);
      answered++;
      response.writeHead(204).end();
    });
    await post(url);
    expect((await post(url)).status).toBe(204);
    expect(answered).toBe(2);
  });

  it('tells a connection that failed from an answer that did not come', async () => {
    const silent = await serve(() => undefined);
    await expect(post(silent, 50)).rejects.toMatchObject({ kind: 'rt' });
    const gone = await serve(() => undefined);
    for (const close of closing.splice(1)) close();
    const failure: unknown = await post(gone).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(NoAnswer);
    expect(failure).toMatchObject({ kind: 'ct' });
  });
});
