import { formatPhone, type LeadFacts, type MergeValues } from '@og/core';

/** A lead's own columns, as planning reads them. */
export interface LeadColumns {
  id: string;
  first_name: string | null;
  last_name: string | null;
  company: string | null;
  title: string | null;
  address: string | null;
  city: string | null;
  county: string | null;
  state: string | null;
  zip: string | null;
  website: string | null;
  custom: Record<string, string>;
  stage: string;
  email: string | null;
  time_zones: string[];
  candidate_states: string[];
  ever_sent: boolean;
}

/** Values of a lead's merge fields, with its custom fields beside them. */
export function valuesOf(lead: LeadColumns, phone: string | null): MergeValues {
  return {
    ...lead.custom,
    firstName: lead.first_name,
    lastName: lead.last_name,
    fullName: [lead.first_name, lead.last_name].filter(Boolean).join(' '),
    company: lead.company,
    title: lead.title,
    email: lead.email,
    /** Only when a text names it: formatting a number costs as much as all the rest. */
    get phone() {
      return phone ? formatPhone(phone) : null;
    },
    address: lead.address,
    propertyAddress: lead.custom['propertyAddress'] ?? lead.address,
    city: lead.city,
    county: lead.county,
    state: lead.state,
    zip: lead.zip,
    website: lead.website,
    stage: lead.stage,
  };
}

/** What core's planner needs of a lead. */
export function leadFacts(lead: LeadColumns, phone: string | null): LeadFacts {
  return {
    id: lead.id,
    values: valuesOf(lead, phone),
    candidates: { zones: lead.time_zones, states: lead.candidate_states },
    texted: lead.ever_sent,
  };
}
