'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { Banner, Button, EmptyState, Section, Select, SkeletonRows } from '@og/ui';
import { FlaskConical } from 'lucide-react';
import { useState } from 'react';
import { QueryError } from '@/components/query-error';
import { RehearsalsDocument, StartRehearsalDocument } from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { useMe } from '@/lib/session/use-me';
import type { AgentRecord } from '../records';
import { useRenewed } from '@/lib/events/use-renewed';
import { RehearsalRow } from './rehearsal-row';

const amounts = ['50', '200', '1000'] as const;

/** Runs a version over the last conversations and shows only what would be different. Nothing is sent. */
export function RehearsalTab({ agent }: { agent: AgentRecord }) {
  const { can } = useMe();
  const { data, error, refetch } = useQuery(RehearsalsDocument, {
    variables: { agent: agent.slug },
    fetchPolicy: 'cache-and-network',
  });
  useRenewed(['rehearsal'], refetch);
  const [begin, { loading }] = useMutation(StartRehearsalDocument, { refetchQueries: [RehearsalsDocument] });
  const newest = agent.versions.toSorted((a, b) => b.number - a.number);
  const [version, setVersion] = useState(newest[0]?.id ?? agent.version.id);
  const [amount, setAmount] = useState<(typeof amounts)[number]>('200');
  const [problem, setProblem] = useState<string | null>(null);
  const list = data?.rehearsals;
  return (
    <Section
      title="Rehearsal"
      description="A version answers the last conversations again, beside what was recorded. It costs as much as answering does, and counts in today’s budget."
    >
      {can('agents.manage') ? (
        <div className="flex flex-wrap gap-2">
          <Select
            aria-label="Version to rehearse"
            className="w-44"
            value={version}
            options={newest.map(({ id, number, current }) => ({
              value: id,
              label: `Version ${number}${current ? ', working' : ''}`,
            }))}
            onValueChange={setVersion}
          />
          <Select
            aria-label="How many conversations"
            className="w-48"
            value={amount}
            options={amounts.map((value) => ({
              value,
              label: `Last ${Number(value).toLocaleString('en-US')} answers`,
            }))}
            onValueChange={setAmount}
          />
          <Button
            variant="primary"
            loading={loading}
            onClick={async () =>
              setProblem(
                await refusal(
                  async () =>
                    (await begin({ variables: { input: { versionId: version, limit: Number(amount) } } }))
                      .data?.startRehearsal,
                ),
              )
            }
          >
            Start rehearsal
          </Button>
        </div>
      ) : null}
      {problem ? (
        <Banner tone="danger" announce>
          {problem}
        </Banner>
      ) : null}
      {list ? (
        list.length === 0 ? (
          <EmptyState icon={<FlaskConical />} title="Nothing was rehearsed yet">
            Save a new version, then see here what it would have answered differently.
          </EmptyState>
        ) : (
          <ul aria-label="Rehearsals" className="flex flex-col">
            {list.map((rehearsal, index) => (
              <RehearsalRow key={rehearsal.id} rehearsal={rehearsal} openAtFirst={index === 0} />
            ))}
          </ul>
        )
      ) : error ? (
        <QueryError what="Rehearsals" error={error} onRetry={refetch} />
      ) : (
        <SkeletonRows rows={3} density="relaxed" />
      )}
    </Section>
  );
}
