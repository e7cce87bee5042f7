import { Busboy, type BusboyFileStream, type BusboyHeaders } from '@fastify/busboy';
import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../../../platform/errors/app-error.js';

/** SendGrid itself takes no mail over 30 MB; what is longer than this is none of its. */
export const MAX_MAIL_BYTES = 60 * 1_048_576;
/** Text, HTML and headers of one mail; what is longer is cut. */
const MAX_FIELD_BYTES = 2 * 1_048_576;
const MAX_FIELDS = 60;
const MAX_FILES = 100;

/** A file of the form while it comes in. It must be read to its end, or nothing after it comes. */
export interface MailFile {
  content: Readable;
  name: string;
  contentType: string;
}

/**
 * Read a multipart form as it comes: fields as bytes, because their character sets are named elsewhere in the form,
 * and each file as a stream, so that memory stays small whatever the mail's size. Files behind the first hundred or so
 * are left out: the words of the mail count all the same.
 * @throws AppError BAD_USER_INPUT for what is no form
 */
export async function readMailForm(
  headers: IncomingHttpHeaders,
  body: Readable,
  keep: (file: MailFile) => Promise<void>,
): Promise<{ fields: Record<string, Buffer>; crowded: boolean }> {
  const contentType = headers['content-type'];
  if (!contentType?.startsWith('multipart/form-data'))
    throw new AppError('BAD_USER_INPUT', 'Inbound mail comes as multipart/form-data.');
  const fields: Record<string, Buffer> = {};
  const kept: Promise<void>[] = [];
  const open = new Set<Readable>();
  const parser = parserOf({ ...headers, 'content-type': contentType });
  let crowded = false;
  parser.on('partsLimit', () => {
    crowded = true;
  });
  parser.on('filesLimit', () => {
    crowded = true;
  });
  parser.on('file', (field, stream, name, _encoding, type) => {
    open.add(stream);
    // Whoever reads it hears of it; a stream that nobody reads yet must not end the process.
    stream.on('error', () => undefined);
    stream.once('close', () => open.delete(stream));
    const work = name === undefined ? collect(stream) : keep({ content: stream, name, contentType: type });
    kept.push(
      work.then((bytes) => {
        if (Buffer.isBuffer(bytes)) fields[field] ??= bytes;
      }),
    );
    // Who waits for the whole form hears of it; until then it is nobody's unhandled failure.
    kept.at(-1)?.catch(() => stream.resume());
  });
  try {
    await pipeline(body, parser);
  } catch (error) {
    // A form that ends here ends no file of its own.
    for (const stream of open) stream.destroy(new Error('the form ended'));
    await Promise.allSettled(kept);
    if (error instanceof AppError) throw error;
    throw new AppError('BAD_USER_INPUT', 'The form cannot be read to its end.', { cause: error });
  }
  await Promise.all(kept);
  return { fields, crowded };
}

function parserOf(headers: BusboyHeaders): InstanceType<typeof Busboy> {
  try {
    return new Busboy({
      headers,
      // Fields too: their bytes are decoded by the character set that the form names for each.
      isPartAFile: () => true,
      limits: {
        parts: MAX_FIELDS + MAX_FILES,
        files: MAX_FIELDS + MAX_FILES,
        headerPairs: 100,
        headerSize: 16_384,
      },
    });
  } catch (error) {
    throw new AppError('BAD_USER_INPUT', 'Inbound mail comes as multipart/form-data with a boundary.', {
      cause: error,
    });
  }
}

async function collect(stream: BusboyFileStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    if (size < MAX_FIELD_BYTES) chunks.push(chunk.subarray(0, MAX_FIELD_BYTES - size));
    size += chunk.length;
  }
  return Buffer.concat(chunks);
}
