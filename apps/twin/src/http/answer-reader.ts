/** One HTTP/1.1 answer as far as a webhook needs it. */
export interface ReadAnswer {
  status: number;
  contentType: string;
  body: string;
  /** The connection can carry another call. */
  keepAlive: boolean;
}

const HEAD_END = '\r\n\r\n';
/** More than a webhook's answer may be long. */
const LARGEST_BODY = 64 * 1024;

/** Reads the bytes of a connection until an answer is whole. */
export class AnswerReader {
  private bytes: Buffer | null = null;
  private head: { status: number; headers: Map<string, string>; bodyAt: number } | null = null;

  /** Whether anything of an answer has come. */
  get hasBegun(): boolean {
    return this.bytes !== null;
  }

  /** @returns the answer when these bytes complete it, else null. @throws Error for what is no HTTP */
  push(chunk: Buffer): ReadAnswer | null {
    this.bytes = this.bytes === null ? chunk : Buffer.concat([this.bytes, chunk]);
    return this.read(false);
  }

  /** The other side closed: what has come may be whole. */
  end(): ReadAnswer | null {
    return this.bytes === null ? null : this.read(true);
  }

  reset(): void {
    this.bytes = null;
    this.head = null;
  }

  private read(closed: boolean): ReadAnswer | null {
    const { bytes } = this;
    if (bytes === null) return null;
    this.head ??= readHead(bytes);
    if (this.head === null) return null;
    const { status, headers, bodyAt } = this.head;
    if (status < 200) {
      // 100 Continue and its like go before the answer.
      const rest = bytes.subarray(bodyAt);
      this.reset();
      return rest.length > 0 ? this.push(rest) : null;
    }
    const body = readBody(bytes.subarray(bodyAt), status, headers, closed);
    if (body === null) return null;
    const keepAlive =
      !closed && headers.get('connection')?.toLowerCase() !== 'close' && isDelimited(status, headers);
    return { status, contentType: headers.get('content-type') ?? '', body, keepAlive };
  }
}

/** The headers that an answer's end and use depend on; what else comes is not looked at. */
const HEADERS = /\r\n(content-type|content-length|transfer-encoding|connection):[ \t]*([^\r\n]*)/gi;

function readHead(bytes: Buffer): { status: number; headers: Map<string, string>; bodyAt: number } | null {
  const end = bytes.indexOf(HEAD_END);
  if (end < 0) return null;
  const head = bytes.toString('latin1', 0, end);
  const status = /^HTTP\/1\.[01] \d{3}/.test(head) ? Number(head.slice(9, 12)) : Number.NaN;
  if (!Number.isInteger(status)) throw new Error('the answer is not HTTP');
  const headers = new Map<string, string>();
  for (const [, name = '', value = ''] of head.matchAll(HEADERS))
    headers.set(name.toLowerCase(), value.trim());
  return { status, headers, bodyAt: end + HEAD_END.length };
}

function isDelimited(status: number, headers: ReadonlyMap<string, string>): boolean {
  return (
    status === 204 || status === 304 || headers.has('content-length') || headers.has('transfer-encoding')
  );
}

function readBody(
  bytes: Buffer,
  status: number,
  headers: ReadonlyMap<string, string>,
  closed: boolean,
): string | null {
  if (status === 204 || status === 304) return '';
  if (/chunked/i.test(headers.get('transfer-encoding') ?? '')) return readChunks(bytes);
  const length = headers.get('content-length');
  if (length !== undefined) {
    const size = Number(length);
    if (bytes.length < size) return null;
    return bytes.toString('utf8', 0, Math.min(size, LARGEST_BODY));
  }
  return closed ? bytes.toString('utf8', 0, Math.min(bytes.length, LARGEST_BODY)) : null;
}

function readChunks(bytes: Buffer): string | null {
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = bytes.indexOf('\r\n', at);
    if (lineEnd < 0) return null;
    const size = parseInt(bytes.toString('latin1', at, lineEnd), 16);
    if (!Number.isInteger(size)) throw new Error('the answer is not chunked HTTP');
    const from = lineEnd + 2;
    if (size === 0) {
      // Trailers end with an empty line.
      const whole = bytes.indexOf('\r\n', from) === from || bytes.indexOf(HEAD_END, from) >= 0;
      return whole ? Buffer.concat(parts).toString('utf8', 0, LARGEST_BODY) : null;
    }
    if (bytes.length < from + size + 2) return null;
    parts.push(bytes.subarray(from, from + size));
    at = from + size + 2;
  }
}
