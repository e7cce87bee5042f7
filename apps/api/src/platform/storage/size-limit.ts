import { Readable } from 'node:stream';
import { AppError } from '../errors/app-error.js';

/** More bytes came than the address allows. */
export class FileTooLarge extends AppError {
  constructor(readonly maxBytes: number) {
    super(
      'BAD_USER_INPUT',
      `The file is larger than the ${maxBytes.toLocaleString('en-US')} bytes that were announced. Ask for a new upload with its real size.`,
    );
  }
}

/** The body, as long as it has at most `maxBytes`; reading on fails with FileTooLarge. */
export function limitBytes(body: Readable, maxBytes: number): Readable {
  return Readable.from(counted(body, maxBytes), { objectMode: false });
}

async function* counted(body: Readable, maxBytes: number): AsyncGenerator<Buffer> {
  let seen = 0;
  // The request stays open, so that the refusal reaches whoever is sending.
  for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    seen += chunk.length;
    if (seen > maxBytes) throw new FileTooLarge(maxBytes);
    yield chunk;
  }
}
