import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseOptions } from './options.mjs';
import { add, closingLine, listFailures, readReport, table } from './tally.mjs';

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
    ).toEqual({ passed: 5, failed: 1, skipped: 3, failures: [] });
  });
  it('takes a suite that could not be loaded, a failed run without a failed test, and no report for failures', () => {
    const broken = {
      numPassedTests: 5,
      numFailedTests: 0,
      testResults: [{ status: 'failed', assertionResults: [] }],
    };
    expect(readReport(report(broken), 1).failed).toBe(1);
    expect(readReport(report({ numPassedTests: 5, testResults: [] }), 1).failed).toBe(1);
    expect(readReport(join(dir, 'absent.json'), 0)).toMatchObject({ passed: 0, failed: 1, skipped: 0 });
  });
  it('names what failed, and the first line of why, without colours', () => {
    const results = [
      { name: '/og/a.test.ts', status: 'passed', assertionResults: [{ status: 'passed', fullName: 'fine' }] },
      {
        name: '/og/b.test.ts',
        status: 'failed',
        assertionResults: [
          { status: 'passed', fullName: 'b one' },
          {
            status: 'failed',
            fullName: 'b two',
            failureMessages: ['\u001b[31mAssertionError: expected 1 to be 2\u001b[39m\n    at b.test.ts:3'],
          },
        ],
      },
      { name: '/og/c.test.ts', status: 'failed', message: 'Cannot find x\nmore', assertionResults: [] },
    ];
    const read = readReport(report({ numPassedTests: 2, numFailedTests: 1, testResults: results }), 1, '/og');
    expect(read.failed).toBe(2);
    expect(listFailures(read.failures)).toBe(
      '✗ b.test.ts > b two\n    AssertionError: expected 1 to be 2\n✗ c.test.ts\n    Cannot find x',
    );
    expect(listFailures(readReport(join(dir, 'absent.json'), 3).failures)).toContain('exit code 3');
    expect(listFailures([])).toBe('');
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
