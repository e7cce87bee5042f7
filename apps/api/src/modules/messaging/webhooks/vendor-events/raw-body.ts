import type { FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { AppError } from '../../../../platform/errors/app-error.js';

/** More than any vendor posts; a parsed body is bounded by the server already. */
const MAX_BYTES = 1_048_576;

/** The body of a webhook byte for byte, as its signature was made over it, whatever its content type. */
export async function rawBodyOf(request: FastifyRequest & { rawBody?: Buffer }): Promise<Buffer> {
  if (request.rawBody) return request.rawBody;
  const { body } = request;
  if (typeof body === 'string') return Buffer.from(body);
  if (Buffer.isBuffer(body)) return body;
  if (!(body instanceof Readable)) return Buffer.alloc(0);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new AppError('BAD_USER_INPUT', 'The body is larger than a webhook may be.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The first value of a header. */
export function headerOf(request: Pick<FastifyRequest, 'headers'>, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
