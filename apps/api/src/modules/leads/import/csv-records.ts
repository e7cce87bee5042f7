/** One row of the file: its cells, or why it could not be read. */
export interface CsvRecord {
  /** 1-based physical line on which the row starts. */
  line: number;
  cells: string[];
  /** Set when the quotes of the row are broken; `cells` then holds the line as it stands. */
  problem?: string;
}

/** A quoted cell may hold this many lines or characters; a longer one has lost its closing quote. */
const MAX_LINES = 200;
const MAX_CHARS = 65_536;
/** A file with more broken rows than this is not a CSV of this kind. */
const MAX_BROKEN = 10_000;
/** A row that is longer than this is none. */
const MAX_ROW_CHARS = 1_000_000;
/** So much of what follows a closing quote is shown to the person. */
const SHOWN_CHARS = 20;

/** The file as a whole cannot be read; the message names the line. */
export class CsvBroken extends Error {
  override name = 'CsvBroken';
}

/**
 * Cuts text into CSV rows (RFC 4180; line ends LF, CRLF or CR; empty lines are no rows), whatever the pieces in
 * which it comes. A row with broken quotes costs that one line and never the lines that its quote would swallow:
 * they are read again on their own. Kept by hand because no streaming parser gives the swallowed lines back.
 */
export class CsvRecords {
  private rest = '';
  private line = 1;
  private broken = 0;

  constructor(private readonly delimiter: string) {}

  /** The rows that are complete by now. @throws CsvBroken when too many rows have broken quotes. */
  push(text: string): CsvRecord[] {
    this.rest += text;
    return this.cut(false);
  }

  /** The rows that are left at the end of the file. @throws CsvBroken */
  end(): CsvRecord[] {
    return this.cut(true);
  }

  private cut(isEnd: boolean): CsvRecord[] {
    const records: CsvRecord[] = [];
    let at = 0;
    while (at < this.rest.length) {
      const row = readRow(this.rest, at, this.delimiter, isEnd);
      if (row === 'more') break;
      if ('problem' in row) {
        const end = lineEnd(this.rest, at, isEnd);
        if (end === null) break;
        this.broken += 1;
        if (this.broken > MAX_BROKEN)
          throw new CsvBroken(
            `Line ${this.line}: the quotes in this file are broken in more than ${MAX_BROKEN} rows. Export it again as CSV.`,
          );
        records.push({
          line: this.line,
          cells: this.rest.slice(at, end.stop).split(this.delimiter),
          problem: row.problem,
        });
        this.line += 1;
        at = end.next;
        continue;
      }
      if (!(row.cells.length === 1 && row.cells[0] === '' && !row.quoted))
        records.push({ line: this.line, cells: row.cells });
      this.line += row.lines;
      at = row.next;
    }
    this.rest = this.rest.slice(at);
    if (this.rest.length > MAX_ROW_CHARS)
      throw new CsvBroken(
        `Line ${this.line} is longer than ${MAX_ROW_CHARS.toLocaleString('en-US')} characters. This is not a CSV file with one lead a line.`,
      );
    return records;
  }
}

interface Row {
  cells: string[];
  quoted: boolean;
  /** Physical lines that the row took. */
  lines: number;
  next: number;
}

function readRow(
  text: string,
  start: number,
  delimiter: string,
  isEnd: boolean,
): Row | { problem: string } | 'more' {
  const cells: string[] = [];
  let quoted = false;
  let lines = 1;
  let at = start;
  for (;;) {
    if (text[at] === '"') {
      quoted = true;
      const cell = readQuoted(text, at, isEnd);
      if (cell === 'more' || 'problem' in cell) return cell;
      cells.push(cell.value);
      lines += cell.breaks;
      at = cell.next;
    } else {
      let stop = at;
      while (stop < text.length && text[stop] !== delimiter && text[stop] !== '\n' && text[stop] !== '\r')
        stop += 1;
      if (stop === text.length && !isEnd) return 'more';
      cells.push(text.slice(at, stop));
      at = stop;
    }
    const char = text[at];
    if (char === delimiter) {
      at += 1;
      if (at === text.length && !isEnd) return 'more';
      continue;
    }
    if (char === undefined) return { cells, quoted, lines, next: at };
    if (char === '\n') return { cells, quoted, lines, next: at + 1 };
    if (char === '\r') {
      if (at + 1 === text.length && !isEnd) return 'more';
      return { cells, quoted, lines, next: text[at + 1] === '\n' ? at + 2 : at + 1 };
    }
    const after = text.slice(at, at + SHOWN_CHARS).split(/[\r\n]/)[0] ?? '';
    // What is shown must not depend on where a piece happens to end.
    if (at + after.length === text.length && after.length < SHOWN_CHARS && !isEnd) return 'more';
    return {
      problem: `There is text after a closing quote: “${after}”. Double the quotes inside a cell, or remove them.`,
    };
  }
}

interface QuotedCell {
  value: string;
  breaks: number;
  next: number;
}

function readQuoted(text: string, start: number, isEnd: boolean): QuotedCell | { problem: string } | 'more' {
  const unclosed = { problem: 'A quote is opened and never closed. Close it, or remove it.' };
  let value = '';
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    const stop = quote < 0 ? text.length : quote;
    if (stop - start > MAX_CHARS) return unclosed;
    if (quote < 0) {
      if (isEnd) return unclosed;
      return countBreaks(text.slice(start, stop)) > MAX_LINES ? unclosed : 'more';
    }
    value += text.slice(at, quote);
    if (quote + 1 === text.length && !isEnd) return 'more';
    if (text[quote + 1] !== '"') {
      const breaks = countBreaks(value);
      return breaks > MAX_LINES ? unclosed : { value, breaks, next: quote + 1 };
    }
    value += '"';
    at = quote + 2;
  }
}

function countBreaks(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n')) count += 1;
  }
  return count;
}

function lineEnd(text: string, start: number, isEnd: boolean): { stop: number; next: number } | null {
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '\n') return { stop: at, next: at + 1 };
    if (text[at] === '\r') {
      if (at + 1 === text.length && !isEnd) return null;
      return { stop: at, next: text[at + 1] === '\n' ? at + 2 : at + 1 };
    }
  }
  return isEnd ? { stop: text.length, next: text.length } : null;
}
