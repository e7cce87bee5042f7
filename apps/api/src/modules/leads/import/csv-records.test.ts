import { stringify } from 'csv-stringify/sync';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvBroken, CsvRecords } from './csv-records.js';

function read(
  text: string,
  delimiter = ',',
  pieces: readonly number[] = [],
): { cells: string[]; line: number; problem?: string }[] {
  const reader = new CsvRecords(delimiter);
  const cuts = [...new Set(pieces.map((piece) => piece % (text.length + 1)))].toSorted((a, b) => a - b);
  const parts = [0, ...cuts].map((from, index) => text.slice(from, cuts[index]));
  return [...parts.flatMap((part) => reader.push(part)), ...reader.end()];
}

const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', '\r', ' ', '1', '') });

describe('CsvRecords', () => {
  it('reads what a CSV writer wrote, whatever the pieces', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { maxLength: 8 }),
        fc.array(fc.nat(), { maxLength: 6 }),
        fc.constantFrom('\n', '\r\n'),
        (rows, pieces, end) => {
          const text = stringify(rows, { record_delimiter: end, quoted_match: /[\r\n]/ });
          expect(read(text, ',', pieces).map((record) => record.cells)).toEqual(rows);
        },
      ),
    );
  });

  it('agrees with csv-parse on well-formed files', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.stringMatching(/^[a-z0-9 "\n;]{0,8}$/), { minLength: 2, maxLength: 4 }), {
          minLength: 1,
          maxLength: 6,
        }),
        (rows) => {
          const text = stringify(rows);
          const expected = parse(text, { relax_column_count: true }) as string[][];
          expect(read(text).map((record) => record.cells)).toEqual(expected);
        },
      ),
    );
  });

  it('gives the same rows for broken text however it is cut', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', 'b') }),
        fc.array(fc.nat(), { maxLength: 5 }),
        (text, pieces) => {
          expect(read(text, ',', pieces)).toEqual(read(text));
        },
      ),
    );
  });

  it('says the same about text after a closing quote, wherever a piece ends', () => {
    const text = '"\r\n"aa';
    expect(read(text)[0]?.problem).toContain('“aa”');
    for (let cut = 0; cut <= text.length; cut += 1) expect(read(text, ',', [cut])).toEqual(read(text));
  });

  it('names the physical line of each row', () => {
    expect(read('a,b\n"x\ny",2\n\n3,4\n').map(({ line, cells }) => [line, cells])).toEqual([
      [1, ['a', 'b']],
      [2, ['x\ny', '2']],
      [5, ['3', '4']],
    ]);
  });

  it('loses one line to a quote that is never closed', () => {
    const rows = read('a,b\n"x,1\ny,2\nz,3');
    expect(rows.map((row) => [row.cells, Boolean(row.problem)])).toEqual([
      [['a', 'b'], false],
      [['"x', '1'], true],
      [['y', '2'], false],
      [['z', '3'], false],
    ]);
  });

  it('gives up with the line on a file that is none', () => {
    const reader = new CsvRecords(',');
    expect(() => reader.push('x'.repeat(1_000_001))).toThrow(CsvBroken);
    expect(() => read('"a"b\n'.repeat(10_001))).toThrow(/^Line 10001: /);
  });
});
