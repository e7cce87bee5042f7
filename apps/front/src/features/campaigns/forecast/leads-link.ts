import type { LeadFilterInput } from '@/gql/graphql';

/** What the list of leads can be narrowed to, for the reasons of being left out that it knows. */
const narrowed: Record<string, Record<string, string>> = {
  suppressed: { suppressed: 'yes' },
  no_consent: { consent: 'no' },
  consent_revoked: { consent: 'no' },
  consent_scope: { consent: 'yes' },
};

const lists = { stages: 'stages', states: 'states', tags: 'tags' } as const;

/**
 * The list of the leads of an audience that were left out for `reason`.
 *
 * @returns null when the list cannot show just those
 */
export function leadsLink(filter: LeadFilterInput, reason: string): string | null {
  const extra = narrowed[reason];
  if (!extra) return null;
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    if (value === null || value === undefined || value === '') continue;
    if (name in lists && Array.isArray(value)) {
      if (value.length > 0) query.set(name, value.join(','));
    } else if (name === 'search' || name === 'importId') query.set(name, String(value));
    else return null;
  }
  for (const [name, value] of Object.entries(extra)) query.set(name, value);
  return `/leads?${query.toString()}`;
}
