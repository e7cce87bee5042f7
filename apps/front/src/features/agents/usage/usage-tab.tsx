'use client';
import { useQuery } from '@apollo/client/react';
import { EmptyState, Section, Select, SkeletonRows } from '@og/ui';
import { Gauge } from 'lucide-react';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { QueryError } from '@/components/query-error';
import { AiUsageDocument } from '@/gql/graphql';
import type { AgentRecord } from '../records';
import { usd } from '../words';
import { UsageTable } from './usage-table';

const spans = ['7', '30', '90'] as const;

/** What this agent's calls to the model were and cost, day by day. */
export function UsageTab({ agent }: { agent: AgentRecord }) {
  const [days, setDays] = useQueryState('days', parseAsStringLiteral(spans).withDefault('30'));
  const { data, error, refetch } = useQuery(AiUsageDocument, {
    variables: { days: Number(days) },
    fetchPolicy: 'cache-and-network',
  });
  const who = agent.slug.toLowerCase();
  const rows = data?.aiUsage.filter((row) => row.who.toLowerCase() === who);
  const total = rows?.reduce((sum, row) => sum + row.costUsd, 0) ?? 0;
  return (
    <Section
      title={rows?.length ? `${usd(total)} in ${days} days` : 'Usage'}
      description="Days begin at midnight UTC. Tokens from the cache cost less; failed calls may cost, too."
      actions={
        <Select
          aria-label="Span"
          className="w-36"
          value={days}
          options={spans.map((value) => ({ value, label: `Last ${value} days` }))}
          onValueChange={(next) => void setDays(next)}
        />
      }
    >
      {rows ? (
        rows.length === 0 ? (
          <EmptyState icon={<Gauge />} title={`${agent.name} asked no model in ${days} days`}>
            Each call is counted here with its tokens and cost.
          </EmptyState>
        ) : (
          <UsageTable rows={rows} />
        )
      ) : error ? (
        <QueryError what="Usage" error={error} onRetry={refetch} />
      ) : (
        <SkeletonRows rows={6} density="compact" />
      )}
    </Section>
  );
}
