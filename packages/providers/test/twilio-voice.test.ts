import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TwilioVoice } from '../src/index.js';

const credentials = { accountSid: `AC${'0a'.repeat(16)}`, authToken: 'not-a-secret-of-anybody' };
let server: Server;
let answer: (response: ServerResponse) => void;
let voice: TwilioVoice;
const asked: (string | undefined)[] = [];

beforeEach(async () => {
  server = createServer((request, response) => {
    asked.push(request.url, request.headers.authorization);
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  voice = new TwilioVoice(credentials, { baseUrl: `http://127.0.0.1:${port}` });
});
afterEach(() => {
  asked.length = 0;
  voice.close();
  server.closeAllConnections();
  server.close();
});

it('hands a recording on as it comes, without gathering it', async () => {
  let finish = (): void => undefined;
  answer = (response) => {
    response.writeHead(200, { 'content-type': 'audio/x-wav' });
    response.write('RIFF');
    finish = () => {
      finish = () => undefined;
      response.end('the rest');
    };
  };
  const recording = await voice.fetchRecording('RE1');
  if (recording.kind !== 'ok') throw new Error(recording.kind);
  expect(recording.contentType).toBe('audio/x-wav');
  const parts: string[] = [];
  for await (const part of recording.content as AsyncIterable<Buffer>) {
    parts.push(String(part));
    // The server goes on only when the first part has arrived.
    finish();
  }
  expect(parts.join('')).toBe('RIFFthe rest');
  expect(asked[0]).toBe(`/2010-04-01/Accounts/${credentials.accountSid}/Recordings/RE1.wav`);
  expect(asked[1]).toMatch(/^Basic /);
});

it('tells a recording that is not there from a vendor that does not answer', async () => {
  answer = (response) => response.writeHead(404).end('{}');
  expect(await voice.fetchRecording('RE1')).toEqual({ kind: 'absent' });
  answer = (response) => response.writeHead(503).end('{}');
  expect(await voice.fetchRecording('RE1')).toEqual({ kind: 'unavailable', cause: 'http_503' });
  answer = (response) => response.destroy();
  expect(await voice.fetchRecording('RE1')).toEqual({ kind: 'unavailable', cause: 'no_answer' });
});

it('fails half a recording: nobody takes it for a whole one', async () => {
  answer = (response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('RIFF');
    setImmediate(() => response.destroy());
  };
  const recording = await voice.fetchRecording('RE1');
  if (recording.kind !== 'ok') throw new Error(recording.kind);
  await expect(recording.content.toArray()).rejects.toThrow();
});
