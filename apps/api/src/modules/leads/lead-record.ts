import { candidatesFor, type Candidates, type CandidateEvidence } from '@og/core';

/** What a lead is called on screens, in search and in sorting. */
export interface NamedLead {
  firstName: string | null;
  lastName: string | null;
  company: string | null;
}

/** What search looks through. */
export interface SearchableLead extends NamedLead {
  city: string | null;
  phones: readonly string[];
  emails: readonly string[];
}

/** What a person's zones and states are derived from. */
export interface LocatedLead {
  phones: readonly string[];
  zip: string | null;
  state: string | null;
}

/** First and last name, else the company, else the first address that there is. */
export function displayName(
  lead: NamedLead,
  phone: string | null = null,
  email: string | null = null,
): string {
  const name = [lead.firstName, lead.lastName].filter(Boolean).join(' ');
  return name || lead.company || phone || email || 'Unnamed lead';
}

/** The text that search looks through, lower case; phones as E.164. */
export function searchTextOf(lead: SearchableLead): string {
  return [lead.firstName, lead.lastName, lead.company, ...lead.phones, ...lead.emails, lead.city]
    .filter((part): part is string => Boolean(part))
    .join(' ')
    .toLowerCase();
}

/** The key that lists are sorted by. */
export function sortNameOf(lead: NamedLead, phone: string | null, email: string | null): string {
  return displayName(lead, phone, email).toLowerCase();
}

const cache = new Map<string, Candidates>();
const CACHE_LIMIT = 50_000;

/** Zones and states of a lead; remembered by area codes, ZIP and state, which alone decide. */
export function locate(lead: LocatedLead): Candidates {
  const codes = lead.phones.map((phone) => (/^\+1\d{10}$/.test(phone) ? phone.slice(0, 5) : phone));
  const key = `${codes.join(',')}|${lead.zip ?? ''}|${lead.state ?? ''}`;
  const known = cache.get(key);
  if (known) return known;
  const found = candidatesFor(lead);
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(key, found);
  return found;
}

/** The columns of `leads` that hold a lead's whereabouts. */
export function zoneColumns(candidates: Candidates): {
  timeZones: string[];
  candidateStates: string[];
  zoneEvidence: CandidateEvidence[];
} {
  return {
    timeZones: candidates.zones,
    candidateStates: candidates.states,
    zoneEvidence: candidates.because,
  };
}
