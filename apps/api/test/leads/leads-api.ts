import type { LeadsApp, Member } from './leads-app.js';

export interface LeadAnswer {
  __typename: string;
  id: string;
  code?: string;
  message?: string;
  name: string;
  [field: string]: unknown;
}

const LEAD = `__typename ... on Lead { id name firstName company email phone city state zip stage tags timeZones states } ... on UserError { code message path }`;

/** Leads as a person writes and finds them. */
export function leadsApi(app: () => LeadsApp, member: () => Member) {
  return {
    create: async (input: Record<string, unknown>, by = member()): Promise<LeadAnswer> => {
      return (
        await app().data<{ createLead: LeadAnswer }>(
          by,
          `mutation ($input: CreateLeadInput!) { createLead(input: $input) { ${LEAD} } }`,
          { input },
        )
      ).createLead;
    },
    update: async (id: string, input: Record<string, unknown>, by = member()): Promise<LeadAnswer> => {
      return (
        await app().data<{ updateLead: LeadAnswer }>(
          by,
          `mutation ($id: ID!, $input: UpdateLeadInput!) { updateLead(id: $id, input: $input) { ${LEAD} } }`,
          { id, input },
        )
      ).updateLead;
    },
    /** Of the leads that a list shows, in its order. */
    names: async (variables: Record<string, unknown>): Promise<string[]> => {
      const { leads } = await app().data<{ leads: { edges: { node: { name: string } }[] } }>(
        member(),
        `query ($filter: LeadFilterInput, $sort: LeadSortInput, $search: String) { leads(filter: $filter, sort: $sort, search: $search) { edges { node { name } } } }`,
        variables,
      );
      return leads.edges.map((edge) => edge.node.name);
    },
  };
}
