import { InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';
import type { UserErrorFieldsFragment } from '@/gql/graphql';

const userErrors = [
  'InvalidInput',
  'Conflict',
  'NotFound',
  'VendorRejected',
  'SignInFailed',
  'MfaRequired',
  'SendBarred',
  'CampaignNotReady',
] as const;

/** A type that is missing above is named by the compiler here. */
type Missing = Exclude<NonNullable<UserErrorFieldsFragment['__typename']>, (typeof userErrors)[number]>;
const missing: [Missing] extends [never] ? true : Missing = true;

/** Pages of a list are joined; each filter, sort and search is a list of its own. */
export function createCache(): InMemoryCache {
  return new InMemoryCache({
    possibleTypes: { UserError: missing ? [...userErrors] : [] },
    typePolicies: {
      Query: {
        fields: {
          leads: relayStylePagination(['filter', 'sort', 'search']),
          leadImports: relayStylePagination([]),
          campaigns: relayStylePagination(['states', 'search']),
          campaignEnrollments: relayStylePagination(['id', 'states']),
          inboxItems: relayStylePagination(['view', 'search']),
          suppressions: relayStylePagination(['channel', 'address', 'search']),
          auditLog: relayStylePagination([]),
          lead: {
            read: (known, { args, toReference }) =>
              known ?? toReference({ __typename: 'Lead', id: args?.['id'] }),
          },
        },
      },
      Lead: { fields: { timeline: relayStylePagination([]) } },
      Conversation: { fields: { messages: relayStylePagination([]) } },
      Home: { merge: true },
      System: { merge: true },
      TeamSettings: { merge: true },
      InboxCounts: { merge: true },
      /** Counters are replaced as a whole: they belong to their campaign or step. */
      CampaignCounts: { merge: false },
    },
  });
}
