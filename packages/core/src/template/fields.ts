/** Merge fields of a lead, with the sample used in previews. */
export const MERGE_FIELDS = [
  { name: 'firstName', label: 'First name', sample: 'Maria' },
  { name: 'lastName', label: 'Last name', sample: 'Lopez' },
  { name: 'fullName', label: 'Full name', sample: 'Maria Lopez' },
  { name: 'company', label: 'Company', sample: 'Lopez Holdings' },
  { name: 'title', label: 'Job title', sample: 'Owner' },
  { name: 'email', label: 'E-mail', sample: 'maria@example.com' },
  { name: 'phone', label: 'Phone', sample: '(305) 555-0123' },
  { name: 'city', label: 'City', sample: 'Miami' },
  { name: 'state', label: 'State', sample: 'FL' },
  { name: 'zip', label: 'ZIP', sample: '33130' },
  { name: 'propertyAddress', label: 'Property address', sample: '12 Palm Ave' },
  { name: 'website', label: 'Website', sample: 'lopez.example' },
] as const;

export type MergeField = (typeof MERGE_FIELDS)[number]['name'];

/** Names only, for `validateTemplate`. */
export const MERGE_FIELD_NAMES: readonly MergeField[] = MERGE_FIELDS.map((field) => field.name);

/** Sample values of every merge field, for previews. */
export function sampleValues(): Record<MergeField, string> {
  return Object.fromEntries(MERGE_FIELDS.map((field) => [field.name, field.sample])) as Record<
    MergeField,
    string
  >;
}
