import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { niceName, splitName, splitPhones } from './clean.js';
import { guessMapping, neutralizeCell, normalizeLeadRow, parseEmail } from './index.js';
import { restoreCell } from './neutralize.js';

const fields = (headers: string[], samples: string[][] = []): (string | null)[] =>
  guessMapping(headers, samples).map((guess) => guess.field);

describe('guessMapping', () => {
  it('knows the usual headers', () => {
    expect(
      fields([
        'first_name',
        'last_name',
        'company_name',
        'address',
        'city',
        'county',
        'state',
        'zip',
        'phone1',
        'phone2',
        'email',
        'web',
      ]),
    ).toEqual([
      'firstName',
      'lastName',
      'company',
      'address',
      'city',
      'county',
      'state',
      'zip',
      'phone',
      'phone',
      'email',
      'website',
    ]);
    expect(
      fields([
        'Full Name',
        'Phone Number',
        'Mobile',
        'Cell',
        'E-Mail',
        'Postal Code',
        'Job Title',
        'Tags',
        'Property Address',
        'FirstName',
        '\uFEFFLast Name',
      ]),
    ).toEqual([
      'fullName',
      'phone',
      'mobilePhone',
      'mobilePhone',
      'email',
      'zip',
      'title',
      'tags',
      'propertyAddress',
      'firstName',
      'lastName',
    ]);
  });

  it('leaves columns about a value out', () => {
    expect(fields(['Phone Type', 'Email Status', 'Phone 1 DNC', 'Phone 1'])).toEqual([
      null,
      null,
      null,
      'phone',
    ]);
  });

  it('tells duplicate headers apart', () => {
    const guesses = guessMapping(['Phone', 'Phone', 'City', 'City'], []);
    expect(guesses.map((guess) => [guess.index, guess.field])).toEqual([
      [0, 'phone'],
      [1, 'phone'],
      [2, 'city'],
      [3, null],
    ]);
    expect(guesses[3]?.because).toContain('Column 3');
  });

  it('looks at the cells when headers do not help', () => {
    const rows = [
      ['Ana Diaz', 'ana@x.com', '305-555-0123', 'FL', '33130', '12 Palm Ave', 'blue'],
      ['Bo Lee', 'bo@x.com', '(212) 555-0100', 'NY', '10001', '1 Main St', 'red'],
    ];
    expect(fields(['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7'], rows)).toEqual([
      'fullName',
      'email',
      'phone',
      'state',
      'zip',
      'address',
      null,
    ]);
    expect(fields(['Contact'], [['ana@x.com'], ['bo@x.com']])).toEqual(['email']);
  });
});

describe('normalizeLeadRow', () => {
  const headers = ['First', 'Last', 'Email', 'Phone', 'Mobile', 'City', 'State', 'Zip', 'Tags'];
  const mapping = guessMapping(headers, []);
  const row = (...cells: string[]) => normalizeLeadRow(cells, mapping);

  it('cleans a lead', () => {
    const result = row(
      ' MARIA ',
      "o'brien",
      'Maria@Example.COM ',
      '(305) 555-0123 x9',
      '305.555.0123 / 212-555-0100',
      'MIAMI',
      'florida',
      '2134',
      'a; b, a',
    );
    expect(result).toMatchObject({
      ok: true,
      lead: {
        firstName: 'Maria',
        lastName: "O'Brien",
        fullName: "Maria O'Brien",
        emails: ['maria@example.com'],
        city: 'Miami',
        state: 'FL',
        zip: '02134',
        tags: ['a', 'b'],
        warnings: [],
        phones: [
          { e164: '+13055550123', extension: '9', kind: 'mobile' },
          { e164: '+12125550100', kind: 'mobile' },
        ],
        candidates: { states: ['FL', 'MA', 'NY'] },
      },
    });
  });

  it('warns of a bad second phone, but takes the lead', () => {
    const result = row('Ana', '', '', '305-555-0123', '12345', '', '', '', '');
    expect(result).toMatchObject({
      ok: true,
      lead: { phones: [{ e164: '+13055550123' }], warnings: [{ code: 'bad_phone', column: 'Mobile' }] },
    });
  });

  it('rejects rows that nobody can be reached by, with all reasons', () => {
    const result = row('Ana', '', 'ana@', '123', '', '', '', '', '');
    expect(result.ok).toBe(false);
    if (!result.ok)
      expect(result.reasons.map((reason) => reason.code)).toEqual(['no_contact', 'bad_phone', 'bad_email']);
    expect(row('', ' ', '')).toMatchObject({ ok: false, reasons: [{ code: 'empty_row' }] });
  });

  it('keeps names that look like words for nothing, and empties those words as programs write them', () => {
    const named = (first: string, last: string) => {
      const result = row(first, last, 'a@x.com', '', '', '', '', '', '');
      return result.ok ? [result.lead.firstName, result.lead.lastName] : null;
    };
    expect(named('Christopher', 'Null')).toEqual(['Christopher', 'Null']);
    expect(named('Li', 'Na')).toEqual(['Li', 'Na']);
    expect(named('Nan', 'Goldin')).toEqual(['Nan', 'Goldin']);
    expect(named('NAN', 'GOLDIN')).toEqual(['Nan', 'Goldin']);
    expect(named('Na Ri', 'None-Such')).toEqual(['Na Ri', 'None-Such']);
    const nothing = [
      'null',
      'NULL',
      'NA',
      'na',
      'N/A',
      'n/a',
      '#N/A',
      'NaN',
      'nan',
      'None',
      'undefined',
      '-',
      '--',
    ];
    for (const word of nothing) expect([word, named(word, ` ${word} `)]).toEqual([word, [null, null]]);
  });

  it('takes a whole name by the same rule, and other columns without it', () => {
    const whole = guessMapping(['Full name', 'Email', 'City'], []);
    const read = (...cells: string[]) => {
      const result = normalizeLeadRow(cells, whole);
      return result.ok ? [result.lead.fullName, result.lead.city] : null;
    };
    expect(read('Nan', 'a@x.com', 'Null')).toEqual(['Nan', null]);
    expect(read('NULL', 'a@x.com', 'Na')).toEqual([null, null]);
    expect(read('Na, Li', 'a@x.com', 'Nan')).toEqual(['Li Na', null]);
  });

  it('strips what databases refuse and bounds lengths', () => {
    const result = row(`A\0na${'x'.repeat(500)}`, '', 'a@x.com', '', '', '', 'Narnia', '1', '');
    expect(result).toMatchObject({ ok: true, lead: { state: null, zip: null } });
    if (result.ok) {
      expect(result.lead.firstName).not.toContain('\0');
      expect(result.lead.firstName?.length).toBe(200);
      expect(result.lead.warnings.map((warning) => warning.code)).toEqual([
        'too_long',
        'bad_zip',
        'bad_state',
      ]);
    }
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary' }), { maxLength: 12 }),
        (cells) => void normalizeLeadRow(cells, mapping),
      ),
    );
  });
});

it('reads names', () => {
  expect(
    [
      'MARIA',
      'maria de la cruz',
      'McDonald',
      'MCDONALD',
      'JP',
      'SMITH-JONES',
      "D'ANGELO",
      'JOHN SMITH III',
    ].map(niceName),
  ).toEqual([
    'Maria',
    'Maria de la Cruz',
    'McDonald',
    'McDonald',
    'JP',
    'Smith-Jones',
    "D'Angelo",
    'John Smith III',
  ]);
  expect(splitName('Lopez, Maria')).toEqual({ first: 'Maria', last: 'Lopez' });
  expect(splitName('Dr. Maria Lopez Diaz')).toEqual({ first: 'Maria', last: 'Lopez Diaz' });
  expect(splitName('Prince')).toEqual({ first: 'Prince', last: '' });
  expect(splitPhones('305-555-0123, ext 4; 2125550100 or 2125550101')).toHaveLength(3);
});

it('reads e-mail addresses', () => {
  expect(parseEmail('Maria <M@X.com>')).toBe('m@x.com');
  expect(parseEmail('mailto:a@b.co.uk')).toBe('a@b.co.uk');
  for (const bad of ['a@b', 'a b@c.com', '@x.com', 'a..b@x.com', 'a@-x.com', 'x.com', ''])
    expect(parseEmail(bad), bad).toBeNull();
});

describe('neutralizeCell', () => {
  it.each([
    '=1+1',
    '+cmd|x',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    ' =1',
    '＝1+1',
    '＋1+1',
    '－1',
    '＠x',
    '\r=1',
    '\uFEFF=1',
    '+1+1',
    '|calc',
  ])('quotes %j', (cell) => {
    expect(neutralizeCell(cell)).toBe(`'${cell}`);
  });
  it.each(['+13055550123', '+1 305 555 0123', '-12.5', '+7', '1,234.50', 'Maria', '', 'a=b', 'x@y.com'])(
    'leaves %j alone',
    (cell) => {
      expect(neutralizeCell(cell)).toBe(cell);
    },
  );
  it('round-trips every cell', () => {
    fc.assert(
      fc.property(
        fc.string().filter((cell) => !cell.startsWith("'")),
        (cell) => {
          expect(restoreCell(neutralizeCell(cell))).toBe(cell);
        },
      ),
    );
  });
});

// A sample file that lies beside some checkouts.
const sample = new URL('../../../../../shared/data/us-500.csv', import.meta.url);
it.skipIf(!existsSync(sample))(
  'imports a real file whole (skipped when ../shared/data/us-500.csv is absent)',
  () => {
    const [headers = [], ...rows] = parse(readFileSync(sample), {
      bom: true,
      relax_column_count: true,
    });
    const mapping = guessMapping(headers, rows.slice(0, 20));
    expect(mapping.filter((column) => column.field === null)).toEqual([]);
    const results = rows.map((cells) => normalizeLeadRow(cells, mapping));
    expect(results.filter((result) => !result.ok)).toEqual([]);
    for (const result of results)
      if (result.ok) expect(result.lead.candidates.zones.length).toBeGreaterThan(0);
  },
);
