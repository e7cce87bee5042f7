const KINDS: Readonly<Record<string, (detail: string) => string>> = {
  keyword: (word) => (word === 'carrier' ? 'Stop word, told by the carrier' : `Wrote a stop word: ${word}`),
  phrase: (rule) => `In their own words: ${rule}`,
  carrier: (code) => `Refused by the carrier (${code})`,
  unsubscribe: (way) => `Unsubscribed: ${way}`,
  complaint: (vendor) => `Complaint, told by ${vendor}`,
};
const PLAIN: Readonly<Record<string, string>> = {
  user: 'By hand',
  import: 'By an import',
  clause: 'Asked to stop in their own words',
  shouted: 'Asked to stop in their own words',
};

/** Where a suppression comes from: `keyword:stop`, `carrier:21610`. What this version does not know is shown as it is. */
export function sourceWords(source: string): string {
  if (Object.hasOwn(PLAIN, source)) return PLAIN[source] ?? source;
  const [kind = '', ...rest] = source.split(':');
  const detail = rest.join(':').replaceAll('_', ' ');
  const words = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  return words && detail ? words(detail) : source.replaceAll('_', ' ');
}

/** Who suppressed an address: a name, or that nobody had to. */
export function byWords(createdBy: string | null): string {
  if (!createdBy) return '';
  return createdBy.startsWith('system:') ? 'By itself' : createdBy;
}
