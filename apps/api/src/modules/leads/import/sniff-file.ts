import { isUtf8 } from 'node:buffer';
import { fileTypeFromBuffer } from 'file-type';
import iconv from 'iconv-lite';
import { CsvRecords } from './csv-records.js';

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type FileEncoding = (typeof ENCODINGS)[number];

/** How many bytes from the start are looked at. */
export const SNIFF_BYTES = 65_536;
const DELIMITERS = [',', ';', '\t', '|'] as const;
const SAMPLE_ROWS = 50;

/** What the start of a file tells. */
export interface FileShape {
  encoding: FileEncoding;
  delimiter: string;
  headers: string[];
  /** Up to 50 rows after the header, each as it stands. */
  rows: string[][];
  estimatedRows: number;
}

export type Sniffed = { ok: true; shape: FileShape } | { ok: false; code: string; message: string };

/**
 * Find out how to read a CSV from its first bytes.
 * @param head at most SNIFF_BYTES bytes from the start
 * @param byteSize length of the whole file, for the estimate
 */
export async function sniffFile(head: Buffer, byteSize: number): Promise<Sniffed> {
  if (head.length === 0)
    return refuse(
      'empty_file',
      'The file is empty. Choose a CSV file with a header line and at least one row.',
    );
  const encoding = detectEncoding(head);
  // A byte order mark of UTF-16 looks like the start of an MP3 to format sniffers.
  const isMarked = head[0] === 0xff || head[0] === 0xfe;
  if (encoding === null || (!isMarked && (await isOtherFormat(head))))
    return refuse('not_text', await describeBinary(head));
  const isWhole = head.length >= byteSize;
  const text = iconv.decode(head, encoding);
  const delimiter = detectDelimiter(text, isWhole);
  const [first, ...rest] = readRows(text, delimiter, isWhole);
  if (!first || text.trim() === '')
    return refuse(
      'empty_file',
      'The file has no text in it. Choose a CSV file with a header line and at least one row.',
    );
  const headers = first.map((cell) => cell.trim());
  if (looksLikeData(headers)) {
    return refuse(
      'no_header',
      `The first line looks like data (${headers.slice(0, 4).join(', ')}), not like column names. Add a header line such as “First name, Phone, Email”.`,
    );
  }
  if (rest.length === 0)
    return refuse('no_rows', 'The file has a header line and no rows. Add at least one row.');
  const sampleBytes = isWhole ? head.length : head.length * 0.98;
  const all = countRows(text, delimiter, isWhole);
  return {
    ok: true,
    shape: {
      encoding,
      delimiter,
      headers,
      rows: rest,
      estimatedRows: isWhole ? all - 1 : Math.round((all / sampleBytes) * byteSize),
    },
  };
}

/** The encoding by byte order mark, else by what the bytes can be; null when they are no text. */
export function detectEncoding(head: Buffer): FileEncoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return hasNul(head) ? null : 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  if (hasNul(head)) return utf16WithoutMark(head);
  return isUtf8(withoutCutCharacter(head)) ? 'utf-8' : 'windows-1252';
}

/** UTF-16 of Western text has a NUL in nearly every second byte, on one side only. */
function utf16WithoutMark(head: Buffer): FileEncoding | null {
  let even = 0;
  let odd = 0;
  for (let at = 0; at < head.length; at += 1) {
    if (head[at] !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  const half = head.length / 2;
  if (odd > half * 0.7 && even < half * 0.05) return 'utf-16le';
  if (even > half * 0.7 && odd < half * 0.05) return 'utf-16be';
  return null;
}

function hasNul(head: Buffer): boolean {
  return head.includes(0);
}

/** Bytes up to the last complete UTF-8 character: a sample may end inside one. */
export function withoutCutCharacter(bytes: Buffer): Buffer {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? bytes.subarray(0, bytes.length - back) : bytes;
    }
  }
  return bytes;
}

async function isOtherFormat(head: Buffer): Promise<boolean> {
  const type = await fileTypeFromBuffer(head.subarray(0, 8_192)).catch(() => undefined);
  return type !== undefined && !type.mime.startsWith('text/') && type.ext !== 'xml';
}

async function describeBinary(head: Buffer): Promise<string> {
  const type = await fileTypeFromBuffer(head.subarray(0, 8_192)).catch(() => undefined);
  if (type && ['xlsx', 'zip', 'cfb', 'ods', 'numbers'].includes(type.ext)) {
    return 'This is a spreadsheet or an archive, not a CSV file. Open it in your spreadsheet program, save it as “CSV UTF-8”, and upload that.';
  }
  return `This is not a text file${type ? ` but ${type.mime}` : ''}. Upload a CSV file.`;
}

function detectDelimiter(text: string, isWhole: boolean): string {
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const rows = readRows(text, delimiter, isWhole).slice(0, 30);
    const width = rows[0]?.length ?? 1;
    if (width < 2) continue;
    const agreeing = rows.filter((row) => row.length === width).length / rows.length;
    const score = agreeing * 100 + Math.min(width, 50);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function readRows(text: string, delimiter: string, isWhole: boolean): string[][] {
  const reader = new CsvRecords(delimiter);
  const records = [...reader.push(text), ...(isWhole ? reader.end() : [])];
  return records.slice(0, SAMPLE_ROWS + 1).map((record) => record.cells);
}

function countRows(text: string, delimiter: string, isWhole: boolean): number {
  const reader = new CsvRecords(delimiter);
  return reader.push(text).length + (isWhole ? reader.end().length : 0);
}

function looksLikeData(headers: string[]): boolean {
  return headers.some(
    (cell) => /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(cell) || /^[+(]?\d[\d\s().-]{8,}\d$/.test(cell),
  );
}

function refuse(code: string, message: string): Sniffed {
  return { ok: false, code, message };
}
