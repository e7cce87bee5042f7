'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { Banner, Button, Section, Skeleton } from '@og/ui';
import { useState } from 'react';
import { QueryError } from '@/components/query-error';
import { LeadBriefDocument, RequestBriefDocument } from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { useMe } from '@/lib/session/use-me';
import { BriefText } from './brief-text';

/** What is known before one speaks with this lead, and the way to have it looked up. */
export function LeadBrief({ leadId }: { leadId: string }) {
  const { can } = useMe();
  const { data, error, refetch } = useQuery(LeadBriefDocument, {
    variables: { id: leadId },
    fetchPolicy: 'cache-and-network',
  });
  const [ask, { loading }] = useMutation(RequestBriefDocument, { refetchQueries: [LeadBriefDocument] });
  const [problem, setProblem] = useState<string | null>(null);
  const brief = data?.lead?.brief ?? null;
  const request = async () =>
    setProblem(await refusal(async () => (await ask({ variables: { leadId } })).data?.requestBrief));
  return (
    <Section
      title="Brief"
      actions={
        can('tasks.write') && data ? (
          <Button size="sm" loading={loading} onClick={() => void request()}>
            {brief ? 'Look again' : 'Ask Neva'}
          </Button>
        ) : null
      }
    >
      {problem ? (
        <Banner tone="danger" announce>
          {problem}
        </Banner>
      ) : null}
      {brief ? (
        <BriefText brief={brief} />
      ) : data ? (
        <p className="text-13 text-ink-3">
          None yet. Neva gathers what your records and their page say; what has no source she leaves out.
        </p>
      ) : error ? (
        <QueryError what="The brief" error={error} onRetry={refetch} />
      ) : (
        <Skeleton className="h-16" />
      )}
    </Section>
  );
}
