import type { AgentBySlugQuery, AgentFactsQuery, RunAgentSandboxMutation } from '@/gql/graphql';

/** An agent as its page shows it. */
export type AgentRecord = AgentBySlugQuery['agent'];

/** What the agents may say of the team. */
export type Fact = AgentFactsQuery['agentFacts'][number];

/** What an agent would have said, and what would have become of it. */
export type SandboxRun = Extract<RunAgentSandboxMutation['runAgentSandbox'], { __typename: 'SandboxRun' }>;
