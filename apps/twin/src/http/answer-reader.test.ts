import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnswerReader, type ReadAnswer } from './answer-reader.js';

const read = (...parts: string[]): ReadAnswer | null => {
  const reader = new AnswerReader();
  let answer: ReadAnswer | null = null;
  for (const part of parts) answer ??= reader.push(Buffer.from(part));
  return answer ?? reader.end();
};
const WITH_LENGTH = 'HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 8\r\n\r\n<R>é</R>'.replace(
  'Length: 8',
  `Length: ${Buffer.byteLength('<R>é</R>')}`,
);
const CHUNKED =
  'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nHello\r\n6;x=y\r\n world\r\n0\r\n\r\n';

describe('an answer of HTTP', () => {
  it.each<[string, string, Partial<ReadAnswer>]>([
    [
      'with its length',
      WITH_LENGTH,
      { status: 200, contentType: 'text/xml', body: '<R>é</R>', keepAlive: true },
    ],
    ['in chunks', CHUNKED, { status: 200, body: 'Hello world', keepAlive: true }],
    ['empty', 'HTTP/1.1 204 No Content\r\n\r\n', { status: 204, body: '', keepAlive: true }],
    [
      'that closes',
      'HTTP/1.1 500 Oops\r\nConnection: close\r\nContent-Length: 0\r\n\r\n',
      { status: 500, keepAlive: false },
    ],
    ['after a 100', 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n', { status: 204 }],
  ])('%s is read, however it is cut', (_what, raw, expected) => {
    const bytes = Buffer.from(raw);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: bytes.length }), { maxLength: 6 }), (cuts) => {
        const edges = [0, ...cuts.toSorted((a, b) => a - b), bytes.length];
        const reader = new AnswerReader();
        let answer: ReadAnswer | null = null;
        for (let index = 1; index < edges.length; index++) {
          const chunk = bytes.subarray(edges[index - 1], edges[index]);
          if (chunk.length > 0 && !answer) answer = reader.push(chunk);
        }
        expect(answer).toMatchObject(expected);
      }),
    );
  });

  it('without a length ends with the connection', () => {
    expect(read('HTTP/1.0 200 OK\r\n\r\nall of it')).toMatchObject({ body: 'all of it', keepAlive: false });
  });

  it('that breaks off is none', () => {
    expect(read('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf')).toBeNull();
    expect(read('HTTP/1.1 2')).toBeNull();
    expect(read(CHUNKED.slice(0, -4))).toBeNull();
  });

  it('that is none is an error', () => {
    expect(() => read('SSH-2.0-OpenSSH\r\n\r\n')).toThrow();
    expect(() => read('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n')).toThrow();
  });
});
