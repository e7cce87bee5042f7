import { describe, expect, it } from 'vitest';
import { contentTypeOf, fileProblem, formatBytes, maxBytes } from './check-file';

const csv = { name: 'Spring.CSV', size: 1000, type: 'application/vnd.ms-excel' };

describe('fileProblem', () => {
  it('takes CSV whatever the browser calls it, up to the limit', () => {
    expect(fileProblem(csv)).toBeNull();
    expect(fileProblem({ ...csv, size: maxBytes })).toBeNull();
    expect(fileProblem({ name: 'list', size: 10, type: 'text/plain' })).toBeNull();
  });

  it('says what to do with what cannot be imported', () => {
    expect(fileProblem({ ...csv, size: maxBytes + 1 })).toContain('200 MB');
    expect(fileProblem({ ...csv, size: 0 })).toContain('empty');
    expect(fileProblem({ ...csv, name: 'spring.xlsx' })).toContain('Save it as CSV');
    expect(fileProblem({ name: 'a.pdf', size: 10, type: 'application/pdf' })).toContain('not a CSV');
  });
});

describe('names', () => {
  it('derives the content type from the name', () => {
    expect(['a.csv', 'A.TSV', 'a.txt'].map(contentTypeOf)).toEqual([
      'text/csv',
      'text/tab-separated-values',
      'text/plain',
    ]);
  });

  it('writes sizes', () => {
    expect([formatBytes(12), formatBytes(1536), formatBytes(maxBytes)]).toEqual([
      '12 B',
      '1.5 KB',
      '200.0 MB',
    ]);
  });
});
