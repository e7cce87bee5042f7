import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseOptions } from './options.mjs';
import { add, closingLine, readReport, table } from './tally.mjs';

/** @type {string} */
let dir;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'og-tally-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

const report = (/** @type {object} */ content) => {
  const file = join(dir, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
};

describe('readReport', () => {
  it('counts tests', () => {
    expect(
      readReport(
        report({
          numPassedTests: 5,
          numFailedTests: 1,
          numPendingTests: 2,
          numTodoTests: 1,
          testResults: [],
        }),
        1,
      ),
    ).toEqual({
      passed: 5,
      failed: 1,
      skipped: 3,
    });
  });
  it('takes a suite that could not be loaded, a failed run without a failed test, and no report for failures', () => {
    const broken = {
      numPassedTests: 5,
      numFailedTests: 0,
      testResults: [{ status: 'failed', assertionResults: [] }],
    };
    expect(readReport(report(broken), 1).failed).toBe(1);
    expect(readReport(report({ numPassedTests: 5, testResults: [] }), 1).failed).toBe(1);
    expect(readReport(join(dir, 'absent.json'), 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

it('ends with the line that tools read', () => {
  expect(closingLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
  expect(closingLine(add({ passed: 3, failed: 1, skipped: 0 }, { passed: 1, failed: 0, skipped: 2 }))).toBe(
    '4 passed, 1 failed',
  );
  expect(table([{ name: 'unit', seconds: 1.25, tally: { passed: 3, failed: 0, skipped: 0 } }])).toMatch(
    /unit +1\.3 +3 +0 +0$/,
  );
});

it('reads its options, and names one that is not known', () => {
  expect(parseOptions(['--only', 'unit,journey', '--', '-t', 'name'])).toMatchObject({
    only: new Set(['unit', 'journey']),
    vitest: ['-t', 'name'],
  });
  expect(() => parseOptions(['--only', 'uint'])).toThrow('--only uint');
  expect(() => parseOptions(['--fast'])).toThrow('--fast');
});
