import { isRegistryHeader, readRegistryLine } from '@og/core';
import type { Storage } from '../../../platform/storage/storage.js';

/** Numbers of one piece of a file, and how many of its lines held none. */
export interface RegistryNumbers {
  phones: string[];
  rejected: number;
}

/** A line that is longer than this is none. */
const MAX_LINE = 10_000;

/** The file is not one with a number on each line; the message says what to do. */
export class NotARegistryFile extends Error {}

/**
 * The numbers of a stored file in portions of about `size`, in the order of the file; memory holds one portion.
 * UTF-8 and UTF-16 with a byte order mark are read; numbers are ASCII in every other encoding that occurs.
 * @throws NotARegistryFile
 */
export async function* registryNumbers(
  storage: Storage,
  key: string,
  size: number,
): AsyncGenerator<RegistryNumbers> {
  const stream = await storage.read(key);
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  let rest = '';
  let isFirst = true;
  let found: RegistryNumbers = { phones: [], rejected: 0 };
  const take = (line: string): void => {
    const header = isFirst && isRegistryHeader(line);
    isFirst = false;
    if (header) return;
    const read = readRegistryLine(line);
    if (read.kind === 'number') found.phones.push(read.phone);
    else if (read.kind === 'bad') found.rejected += 1;
  };
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      const encoding = encodingOf(chunk);
      // A spreadsheet or an archive under another name.
      if (!decoder && encoding === 'utf-8' && chunk.includes(0)) throw notText();
      decoder ??= new TextDecoder(encoding);
      rest += decoder.decode(chunk, { stream: true });
      const lines = rest.split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? '';
      if (rest.length > MAX_LINE) throw notText();
      for (const line of lines) take(line);
      if (found.phones.length + found.rejected < size) continue;
      yield found;
      found = { phones: [], rejected: 0 };
    }
    take(rest);
    yield found;
  } finally {
    stream.destroy();
  }
}

function notText(): NotARegistryFile {
  return new NotARegistryFile(
    'This is no text file with a number on each line. Upload the registry’s .txt or a .csv.',
  );
}

function encodingOf(head: Buffer): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}
