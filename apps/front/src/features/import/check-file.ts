/** The most the API takes, in bytes. */
export const maxBytes = 200 * 1024 * 1024;

/** 1536 → "1.5 KB". */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** What is wrong with a file and what to do, or null when it can be uploaded. */
export function fileProblem(file: { name: string; size: number; type: string }): string | null {
  const name = file.name.toLowerCase();
  if (/\.(xlsx?|numbers|ods)$/.test(name)) {
    return `“${file.name}” is a spreadsheet. Save it as CSV (in Excel: File, Save as, CSV UTF-8) and drop that.`;
  }
  if (!/\.(csv|tsv|txt)$/.test(name) && !file.type.startsWith('text/')) {
    return `“${file.name}” is not a CSV file. Export the list as CSV (or TSV) and drop that.`;
  }
  if (file.size === 0) return `“${file.name}” is empty. Check the export and try again.`;
  if (file.size > maxBytes) {
    return `“${file.name}” has ${formatBytes(file.size)}; at most 200 MB can be imported at once. Split it into smaller files.`;
  }
  return null;
}

/** Windows calls CSV files spreadsheets: the name decides. */
export function contentTypeOf(name: string): string {
  const lower = name.toLowerCase();
  if (lower.endsWith('.tsv')) return 'text/tab-separated-values';
  return lower.endsWith('.txt') ? 'text/plain' : 'text/csv';
}
