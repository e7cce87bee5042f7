'use client';
import { useQuery } from '@apollo/client/react';
import { EmptyState, Skeleton } from '@og/ui';
import { FileQuestion } from 'lucide-react';
import { QueryError } from '@/components/query-error';
import { MessageDecisionDocument } from '@/gql/graphql';
import { ConsentPart, HoursPart, LedgerPart, RulesPart, SenderPart } from './parts';
import { RulesetNote } from './ruleset-note';
import { Verdict } from './verdict';

/** Why a message was sent, held or barred: the verdict in words first, then what it rests on. */
export function DecisionRecord({ messageId }: { messageId: string }) {
  const { data, error, refetch } = useQuery(MessageDecisionDocument, {
    variables: { messageId },
    fetchPolicy: 'cache-and-network',
  });
  const decision = data?.messageDecision;
  if (decision)
    return (
      <div className="flex flex-col gap-6 text-13">
        <Verdict decision={decision} />
        <RulesPart decision={decision} />
        <HoursPart decision={decision} />
        <ConsentPart decision={decision} />
        <SenderPart decision={decision} />
        <LedgerPart decision={decision} />
        <RulesetNote version={decision.ruleset} />
      </div>
    );
  if (error) return <QueryError what="The decision" error={error} onRetry={refetch} />;
  if (data) {
    return (
      <EmptyState icon={<FileQuestion aria-hidden />} title="No decision yet">
        This message has not been through the gate: it was received, or it is only planned.
      </EmptyState>
    );
  }
  return (
    <div role="status" className="flex flex-col gap-4">
      <span className="sr-only">Loading</span>
      <Skeleton className="h-6 w-1/3" />
      <Skeleton className="h-24" />
      <Skeleton className="h-40" />
    </div>
  );
}
