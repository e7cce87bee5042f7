import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';
import iconv from 'iconv-lite';
import type { Storage } from '../../../platform/storage/storage.js';
import { CsvRecords, type CsvRecord } from './csv-records.js';
import { SNIFF_BYTES, withoutCutCharacter, type FileEncoding } from './sniff-file.js';

/** Rows that came with one piece of the file. */
export interface RowsRead {
  records: CsvRecord[];
  /** Bytes of the file that were read so far. */
  bytesRead: number;
}

/** The first bytes of a stored file. */
export async function readHead(storage: Storage, key: string): Promise<Buffer> {
  const stream = await storage.read(key);
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= SNIFF_BYTES) break;
  }
  stream.destroy();
  return Buffer.concat(chunks).subarray(0, SNIFF_BYTES);
}

/**
 * The rows of a stored file in order, the header included; memory holds one piece of the file at a time.
 * @throws CsvBroken when the file cannot be read any further
 */
export async function* readRows(
  storage: Storage,
  key: string,
  encoding: FileEncoding,
  delimiter: string,
): AsyncGenerator<RowsRead> {
  const stream = await storage.read(key);
  const decoder = iconv.getDecoder(encoding, { stripBOM: true });
  const rows = new CsvRecords(delimiter);
  let bytesRead = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      bytesRead += chunk.length;
      yield { records: rows.push(decoder.write(chunk)), bytesRead };
    }
    yield { records: [...rows.push(decoder.end() ?? ''), ...rows.end()], bytesRead };
  } finally {
    stream.destroy();
  }
}

/**
 * What looked like UTF-8 at its start may be Windows-1252 further on, when the start was plain ASCII: read the
 * whole file once to be sure.
 */
export async function confirmEncoding(
  storage: Storage,
  key: string,
  guess: FileEncoding,
): Promise<FileEncoding> {
  if (guess !== 'utf-8') return guess;
  const stream: Readable = await storage.read(key);
  let tail = Buffer.alloc(0);
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      const bytes = tail.length > 0 ? Buffer.concat([tail, chunk]) : chunk;
      const whole = withoutCutCharacter(bytes);
      if (!isUtf8(whole)) return 'windows-1252';
      tail = Buffer.from(bytes.subarray(whole.length));
    }
  } finally {
    stream.destroy();
  }
  return tail.length > 0 ? 'windows-1252' : 'utf-8';
}
