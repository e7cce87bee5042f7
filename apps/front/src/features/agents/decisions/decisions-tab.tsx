'use client';
import { useQuery } from '@apollo/client/react';
import { Button, EmptyState, NoMatches, Select, SidePanel, SkeletonRows, StatusChip, Toolbar } from '@og/ui';
import { ScrollText } from 'lucide-react';
import { parseAsString, useQueryStates } from 'nuqs';
import { QueryError } from '@/components/query-error';
import { ShowMore } from '@/components/show-more';
import { AgentDecisionsDocument, type DecisionRowFragment } from '@/gql/graphql';
import { useNextPage } from '@/lib/apollo/use-next-page';
import { formatMoment } from '@/lib/format';
import type { AgentRecord } from '../records';
import { SimulatedWord } from '../evidence';
import { decisionKinds, sentence, usd, verdictOf } from '../words';
import { DecisionRecord } from './decision-record';

const every = 'all';
const verdictChoices = ['send', 'draft', 'person', 'template', 'off'] as const;
const params = { kind: parseAsString, verdict: parseAsString, decision: parseAsString };

/** The flight recorder: every time that this agent was asked, the newest first. */
export function DecisionsTab({ agent }: { agent: AgentRecord }) {
  const [{ kind, verdict, decision }, setParams] = useQueryStates(params);
  const { data, error, refetch, fetchMore, networkStatus } = useQuery(AgentDecisionsDocument, {
    variables: { agent: agent.slug, kind, verdict, first: 30 },
    fetchPolicy: 'cache-and-network',
    notifyOnNetworkStatusChange: true,
  });
  const list = data?.agentDecisions;
  const more = useNextPage(list?.pageInfo, networkStatus, (after) => fetchMore({ variables: { after } }));
  return (
    <div>
      <Toolbar label="Filter">
        <Select
          aria-label="Kind"
          className="w-44"
          value={kind ?? every}
          options={[
            { value: every, label: 'Every kind' },
            ...Object.entries(decisionKinds).map(([value, label]) => ({ value, label })),
          ]}
          onValueChange={(next) => void setParams({ kind: next === every ? null : next })}
        />
        <Select
          aria-label="Verdict"
          className="w-44"
          value={verdict ?? every}
          options={[
            { value: every, label: 'Every verdict' },
            ...verdictChoices.map((value) => ({ value, label: verdictOf(value).label })),
          ]}
          onValueChange={(next) => void setParams({ verdict: next === every ? null : next })}
        />
        <Button onClick={() => void refetch().catch(() => undefined)}>Refresh</Button>
      </Toolbar>
      {list ? (
        list.edges.length === 0 ? (
          kind || verdict ? (
            <NoMatches onClear={() => void setParams({ kind: null, verdict: null })} />
          ) : (
            <EmptyState icon={<ScrollText />} title="Nothing was decided yet">
              Each time this agent is asked, what it was given, what it said and what the checks found is kept
              here.
            </EmptyState>
          )
        ) : (
          <ul aria-label="Decisions" className="flex flex-col">
            {list.edges.map(({ node }) => (
              <DecisionRow key={node.id} row={node} onOpen={() => void setParams({ decision: node.id })} />
            ))}
          </ul>
        )
      ) : error ? (
        <QueryError what="Decisions" error={error} onRetry={refetch} />
      ) : (
        <SkeletonRows rows={8} density="relaxed" />
      )}
      <ShowMore page={more} />
      <SidePanel
        open={decision !== null}
        onOpenChange={(open) => !open && void setParams({ decision: null })}
        title="Decision record"
      >
        {decision ? <DecisionRecord key={decision} id={decision} /> : null}
      </SidePanel>
    </div>
  );
}

function DecisionRow({ row, onOpen }: { row: DecisionRowFragment; onOpen: () => void }) {
  const verdict = verdictOf(row.verdict);
  const failed = row.checks.filter(({ ok }) => !ok).length;
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 border-b py-2.5 text-13 last:border-b-0">
      <span className="flex w-28 shrink-0">
        <StatusChip tone={verdict.tone}>{verdict.label}</StatusChip>
      </span>
      <span className="flex min-w-0 flex-1 basis-64 flex-col gap-0.5">
        <span className="truncate">{row.inboundText ?? sentence(row.kind)}</span>
        <span className="text-ink-3">
          {row.error ?? row.reason ?? (failed > 0 ? `${failed} checks failed` : 'Every check was good')}
        </span>
      </span>
      <span className="flex items-center gap-2 text-12 text-ink-3 tabular-nums">
        <SimulatedWord simulated={row.simulated} />
        {usd(row.costUsd)} · {formatMoment(row.createdAt)}
      </span>
      <Button size="sm" variant="ghost" onClick={onOpen}>
        Open<span className="sr-only"> the decision of {formatMoment(row.createdAt)}</span>
      </Button>
    </li>
  );
}
