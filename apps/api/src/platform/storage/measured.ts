import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * Hand on a body together with its length in bytes. A stream goes through a temporary file, so that memory
 * stays small whatever its length; the file is gone when `use` has ended.
 */
export async function measured<T>(
  body: Readable | Buffer,
  use: (content: Readable | Buffer, byteSize: number) => Promise<T>,
): Promise<T> {
  if (Buffer.isBuffer(body)) return use(body, body.length);
  const folder = await mkdtemp(join(tmpdir(), 'outreach-'));
  try {
    const path = join(folder, 'body');
    await pipeline(body, createWriteStream(path));
    const { size } = await stat(path);
    return await use(createReadStream(path), size);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
