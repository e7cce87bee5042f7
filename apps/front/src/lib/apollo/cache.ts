import { InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';
import possible from '../../gql/possible-types';

/** Pages of a list are joined; each filter, sort and search is a list of its own. */
export function createCache(): InMemoryCache {
  return new InMemoryCache({
    possibleTypes: possible.possibleTypes,
    typePolicies: {
      Query: {
        fields: {
          leads: relayStylePagination(['filter', 'sort', 'search']),
          leadImports: relayStylePagination([]),
          campaigns: relayStylePagination(['states', 'search']),
          heldMessages: relayStylePagination(['campaignId', 'reason']),
          campaignEnrollments: relayStylePagination(['id', 'states']),
          inboxItems: relayStylePagination(['view', 'search', 'bucketId']),
          suppressions: relayStylePagination(['channel', 'address', 'search']),
          auditLog: relayStylePagination([]),
          tasks: relayStylePagination(['states', 'mine', 'leadId']),
          unknownOutcomes: relayStylePagination([]),
          drafts: relayStylePagination(['agent', 'intent', 'states']),
          agentDecisions: relayStylePagination(['agent', 'conversationId', 'verdict', 'kind']),
          lead: {
            // Only what was never asked is taken from a list's row; null is the answer "not here".
            read: (known, { args, toReference }) =>
              known === undefined ? toReference({ __typename: 'Lead', id: args?.['id'] }) : known,
          },
        },
      },
      Lead: { fields: { timeline: relayStylePagination([]) } },
      Conversation: { fields: { thread: relayStylePagination([]) } },
      Agent: { keyFields: ['slug'] },
      /** Named within their draft or brief, such as `lead.first_name`: another lead's have the same names. */
      DraftFact: { keyFields: false },
      BriefSource: { keyFields: false },
      AgentSettings: { merge: true },
      Me: { merge: true },
      Rehearsal: { fields: { differences: relayStylePagination([]) } },
      Home: { merge: true },
      System: { merge: true },
      TeamSettings: { merge: true },
      InboxCounts: { merge: true },
      /** Counters are replaced as a whole: they belong to their campaign or step. */
      CampaignCounts: { merge: false },
      Canary: { merge: false },
    },
  });
}
