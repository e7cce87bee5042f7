import type { MessageDecisionQuery } from '@/gql/graphql';

/** The decision record of one message. */
export type Decision = NonNullable<MessageDecisionQuery['messageDecision']>;
