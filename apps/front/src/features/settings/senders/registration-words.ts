import type { Tone } from '@og/ui';
import type { BrandState, TenDlcState } from '@/gql/graphql';

export const brandStates: Record<BrandState, { label: string; tone: Tone; says: string }> = {
  DRAFT: { label: 'Draft', tone: 'neutral', says: 'Fill it in, then hand it to the vendor.' },
  PENDING: {
    label: 'Being checked',
    tone: 'warn',
    says: 'The registry checks the business: minutes to days.',
  },
  VERIFIED: { label: 'Verified', tone: 'success', says: 'Known to the registry; vetting raises its rates.' },
  VETTED_VERIFIED: {
    label: 'Vetted',
    tone: 'success',
    says: 'Known and vetted: its trust score sets the rates.',
  },
  FAILED: {
    label: 'Refused',
    tone: 'danger',
    says: 'Correct what the registry names, then submit it again.',
  },
};

export const tenDlcStates: Record<TenDlcState, { label: string; tone: Tone; says: string }> = {
  DRAFT: { label: 'Draft', tone: 'neutral', says: 'Not handed to the vendor yet.' },
  PENDING: { label: 'Being checked', tone: 'warn', says: 'Carriers look at it: days to weeks.' },
  ACTIVE: { label: 'Active', tone: 'success', says: 'Its numbers may send.' },
  REJECTED: {
    label: 'Rejected',
    tone: 'danger',
    says: 'Correct it and submit it again: its numbers send nothing.',
  },
  SUSPENDED: { label: 'Suspended', tone: 'danger', says: 'A carrier stopped it: its numbers send nothing.' },
};

/** Kinds of business as the registry names them. */
export const entityTypes = [
  { value: 'PRIVATE_PROFIT', label: 'Private company' },
  { value: 'PUBLIC_PROFIT', label: 'Listed company' },
  { value: 'NON_PROFIT', label: 'Non-profit' },
  { value: 'GOVERNMENT', label: 'Government' },
] as const;

/** What the registry asks of a brand beside its names and kind, in the order of the form. */
export const brandDetails = [
  { key: 'ein', label: 'Tax number (EIN)', placeholder: '12-3456789' },
  { key: 'vertical', label: 'Industry', placeholder: 'REAL_ESTATE' },
  { key: 'email', label: 'E-mail', placeholder: 'legal@example.com' },
  { key: 'phone', label: 'Phone', placeholder: '+1 415 555 0100' },
  { key: 'street', label: 'Street', placeholder: '1 Main Street' },
  { key: 'city', label: 'City', placeholder: 'Austin' },
  { key: 'state', label: 'State', placeholder: 'TX' },
  { key: 'postalCode', label: 'ZIP', placeholder: '78701' },
  { key: 'country', label: 'Country', placeholder: 'US' },
  { key: 'website', label: 'Website', placeholder: 'https://example.com' },
] as const;

/** Labels of what a registry may miss, by the names that it has for them. */
const asked: Record<string, string> = {
  entityType: 'the kind of business',
  privacyPolicyLink: 'a link to the privacy policy',
  termsAndConditionsLink: 'a link to the terms',
  ...Object.fromEntries(brandDetails.map(({ key, label }) => [key, `“${label}”`])),
};

/** A refusal in the words of the forms: "The registry wants entityType." names a field that nobody sees. */
export function inFormWords(refusal: string): string {
  return refusal.replace(/The registry wants (\w+)\./g, (all, key: string) =>
    asked[key] ? `The registry wants ${asked[key]}: add it under Edit.` : all,
  );
}

/** "MARKETING" as people say it: "Marketing". */
export function wordsOfUse(useCase: string): string {
  const words = useCase.replaceAll('_', ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const registryUses = [
  'MARKETING',
  'MIXED',
  'LOW_VOLUME',
  'CUSTOMER_CARE',
  'ACCOUNT_NOTIFICATION',
  'HIGHER_EDUCATION',
  'CHARITY',
] as const;

/** Problems of a 10DLC campaign's texts by the registry's lengths; empty when it may be handed in. */
export function campaignProblems(form: {
  description: string;
  messageFlow: string;
  samples: readonly string[];
}): Partial<Record<'description' | 'messageFlow' | 'samples', string>> {
  const problems: Partial<Record<'description' | 'messageFlow' | 'samples', string>> = {};
  for (const key of ['description', 'messageFlow'] as const) {
    const { length } = form[key].trim();
    if (length < 40) problems[key] = `At least 40 characters; ${40 - length} to go.`;
    else if (length > 4096) problems[key] = 'At most 4,096 characters.';
  }
  const samples = form.samples.map((text) => text.trim()).filter(Boolean);
  if (samples.length === 0) problems.samples = 'Give at least one sample message.';
  else if (samples.some((text) => text.length < 20 || text.length > 1024))
    problems.samples = 'Each sample has 20 to 1,024 characters.';
  return problems;
}
