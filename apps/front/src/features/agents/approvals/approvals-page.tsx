'use client';
import { NetworkStatus } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import {
  Banner,
  Button,
  buttonClass,
  EmptyState,
  NoMatches,
  PageHeader,
  Select,
  Skeleton,
  Toolbar,
} from '@og/ui';
import { ArrowLeft, CircleCheck } from 'lucide-react';
import Link from 'next/link';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { agentName, agentSlugs } from '@/components/agents';
import { QueryError } from '@/components/query-error';
import { AgentRulesDocument, WaitingDraftsDocument } from '@/gql/graphql';
import { useMe } from '@/lib/session/use-me';
import { StoppedBanner } from '../overview/kill-switch';
import { useAgentEvents } from '../use-agent-events';
import { DraftCard } from './draft-card';
import { UndoStrip } from './undo-strip';
import { useApprovals } from './use-approvals';

const every = 'all';

/** Drafts that wait for a person, across all conversations. One is decided at a time, with what it rests on in sight. */
export function ApprovalsPage() {
  const { can } = useMe();
  const [agent, setAgent] = useQueryState('agent', parseAsStringLiteral(agentSlugs));
  const rules = useQuery(AgentRulesDocument);
  const { data, error, refetch, fetchMore, networkStatus } = useQuery(WaitingDraftsDocument, {
    variables: { agent, first: 20 },
    fetchPolicy: 'cache-and-network',
    notifyOnNetworkStatusChange: true,
  });
  useAgentEvents(['draft', 'agent'], () => Promise.all([refetch(), rules.refetch()]));
  const list = data?.drafts;
  // What was just decided leaves the list at once; a refusal brings it back.
  const drafts = list?.edges.map(({ node }) => node).filter(({ state }) => state === 'PENDING') ?? [];
  const approvals = useApprovals(drafts, can('inbox.reply'));
  const settings = rules.data?.agentSettings;
  return (
    <>
      <PageHeader
        title="Approve drafts"
        meta="What agents wrote and a person decides. An approved answer leaves after ten seconds; until then it can be taken back."
        actions={
          <Link href="/agents" className={buttonClass('ghost')}>
            <ArrowLeft aria-hidden />
            All agents
          </Link>
        }
      />
      <Toolbar label="Filter">
        <Select
          aria-label="Agent"
          className="w-40"
          value={agent ?? every}
          options={[
            { value: every, label: 'Every agent' },
            ...agentSlugs
              .filter((slug) => slug !== 'NEVA')
              .map((value) => ({ value, label: agentName(value) })),
          ]}
          onValueChange={(next) => void setAgent(agentSlugs.find((slug) => slug === next) ?? null)}
        />
      </Toolbar>
      {settings?.stopped ? <StoppedBanner settings={settings} /> : null}
      {approvals.problem ? (
        <Banner tone="danger" announce>
          {approvals.problem}
        </Banner>
      ) : null}
      {list ? (
        drafts.length === 0 && !list.pageInfo.hasNextPage ? (
          agent ? (
            <NoMatches onClear={() => void setAgent(null)}>No draft of {agentName(agent)} waits.</NoMatches>
          ) : (
            <EmptyState icon={<CircleCheck />} title="No draft waits">
              When an agent answers a reply and a person has to decide, the draft stands here and in the
              inbox.
            </EmptyState>
          )
        ) : (
          <ol aria-label="Waiting drafts" className="flex max-w-200 flex-col">
            {drafts.map((draft) => (
              <DraftCard
                key={draft.id}
                draft={draft}
                approvals={approvals}
                mayDecide={can('inbox.reply')}
                active={approvals.activeId === draft.id}
              />
            ))}
          </ol>
        )
      ) : error ? (
        <QueryError what="Drafts" error={error} onRetry={refetch} />
      ) : (
        <div role="status" className="flex max-w-200 flex-col gap-4 py-3">
          <span className="sr-only">Loading</span>
          <Skeleton className="h-52" />
          <Skeleton className="h-24" />
          <Skeleton className="h-24" />
        </div>
      )}
      {list?.pageInfo.hasNextPage ? (
        <Button
          className="mt-3"
          loading={networkStatus === NetworkStatus.fetchMore}
          onClick={() =>
            void fetchMore({ variables: { after: list.pageInfo.endCursor } }).catch(() => undefined)
          }
        >
          Show more
        </Button>
      ) : null}
      <UndoStrip last={approvals.last} onUndo={approvals.undo} onOver={approvals.forget} />
    </>
  );
}
