const words: Readonly<Record<string, string>> = {
  mobile: 'mobile',
  fixed: 'landline',
  landline: 'landline',
  fixed_or_mobile: 'mobile or landline',
  toll_free: 'toll-free',
  voip: 'internet phone',
  other: 'neither mobile nor landline',
};

/** What kind of line a number is, in words; in any case, and one that this version does not know as it is. */
export function lineTypeWords(type: string): string {
  const code = type.toLowerCase();
  return words[code] ?? code.replaceAll('_', ' ');
}
