'use client';
import { NetworkStatus } from '@apollo/client';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { Banner, Button, buttonClass, EmptyState, NoMatches, PageHeader, Skeleton, Toolbar } from '@og/ui';
import { ArrowLeft, CircleCheck } from 'lucide-react';
import Link from 'next/link';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useCallback, useEffect, useState } from 'react';
import { agentName, agentSlugs } from '@/components/agents';
import { lazyPart } from '@/components/lazy-part';
import { QueryError } from '@/components/query-error';
import { AgentAutonomyDocument, AgentRulesDocument, WaitingDraftsDocument } from '@/gql/graphql';
import { intentLabels } from '@/lib/intent-labels';
import { useMe } from '@/lib/session/use-me';
import { StoppedBanner } from '../overview/kill-switch';
import { useRenewed } from '@/lib/events/use-renewed';
import { AutonomyNote } from './autonomy-note';
import { DraftCard } from './draft-card';
import { intentFilter, intentOf } from './intent-filter';
import { UndoStrip } from './undo-strip';
import { useApprovals } from './use-approvals';

/** The lists of choices come after the drafts. */
const ApprovalFilters = lazyPart(
  () => import('./approval-filters').then((file) => file.ApprovalFilters),
  <>
    <span aria-hidden className="h-8 w-40 max-sm:h-10" />
    <span aria-hidden className="h-8 w-44 max-sm:h-10" />
  </>,
);

/** With fewer in sight the next ones are fetched: who decides fast never waits. */
const few = 8;
const firstPage = 20;
/** As many as the API answers with at once. */
const mostAtOnce = 100;

/** Drafts that wait for a person, across all conversations. One is decided at a time, with what it rests on in sight. */
export function ApprovalsPage() {
  const { can } = useMe();
  const client = useApolloClient();
  const [agent, setAgent] = useQueryState('agent', parseAsStringLiteral(agentSlugs));
  const [intent, setIntent] = useQueryState('intent', parseAsStringLiteral(intentFilter));
  const rules = useQuery(AgentRulesDocument);
  const autonomy = useQuery(AgentAutonomyDocument, { fetchPolicy: 'cache-and-network' });
  const { data, error, refetch, fetchMore, networkStatus } = useQuery(WaitingDraftsDocument, {
    variables: { agent, intent: intentOf(intent), first: firstPage },
    fetchPolicy: 'cache-and-network',
    notifyOnNetworkStatusChange: true,
  });
  const list = data?.drafts;
  const loaded = list?.edges.length ?? 0;
  // All pages that are shown, at once: what somebody changes further down stays under their hands.
  const renew = () =>
    client.query({
      query: WaitingDraftsDocument,
      variables: {
        agent,
        intent: intentOf(intent),
        first: Math.min(mostAtOnce, Math.max(firstPage, loaded)),
      },
      fetchPolicy: 'network-only',
    });
  useRenewed(['draft', 'agent'], () => Promise.all([renew(), rules.refetch(), autonomy.refetch()]));
  // What was just decided leaves the list at once; a refusal brings it back.
  const waiting = list?.edges.map(({ node }) => node).filter(({ state }) => state === 'PENDING') ?? [];
  const approvals = useApprovals(waiting, can('inbox.reply'));
  const { drafts, active } = approvals;
  const { hasNextPage = false, endCursor = null } = list?.pageInfo ?? {};
  // After a failure only the button asks again.
  const [failedAfter, setFailedAfter] = useState<string | null>(null);
  const runsLow =
    hasNextPage && drafts.length < few && networkStatus === NetworkStatus.ready && failedAfter !== endCursor;
  const more = useCallback(
    () => void fetchMore({ variables: { after: endCursor } }).catch(() => setFailedAfter(endCursor)),
    [fetchMore, endCursor],
  );
  useEffect(() => {
    if (runsLow) more();
  }, [runsLow, more]);
  const earning = autonomy.data?.agents.find(({ slug }) => slug === (active?.agent ?? agent));
  const kind = active?.intent.toUpperCase() ?? intentOf(intent);
  const earned = earning?.intents.find((one) => one.intent === kind);
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
        <ApprovalFilters
          agent={agent}
          intent={intent}
          onAgent={(next) => void setAgent(next)}
          onIntent={(next) => void setIntent(next)}
        />
      </Toolbar>
      {settings?.stopped ? <StoppedBanner settings={settings} /> : null}
      {earning && earned ? <AutonomyNote agent={earning} intent={earned} /> : null}
      {approvals.problem ? (
        <Banner tone="danger" announce>
          {approvals.problem}
        </Banner>
      ) : null}
      {list ? (
        drafts.length === 0 && !hasNextPage ? (
          agent || intent ? (
            <NoMatches
              onClear={() => {
                void setAgent(null);
                void setIntent(null);
              }}
            >
              No draft {agent ? `of ${agentName(agent)} ` : ''}
              {intent ? `for “${intentLabels[intent]}” ` : ''}waits.
            </NoMatches>
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
      {hasNextPage ? (
        <Button className="mt-3" loading={networkStatus === NetworkStatus.fetchMore} onClick={more}>
          {failedAfter !== null && failedAfter === endCursor
            ? 'More could not be loaded: try again'
            : 'Show more'}
        </Button>
      ) : null}
      <UndoStrip
        last={approvals.last}
        earlier={approvals.earlier}
        onUndo={approvals.undo}
        onOver={approvals.forget}
      />
    </>
  );
}
