'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { Badge, Button, EmptyState, Section, SkeletonRows } from '@og/ui';
import { BookOpen, Plus } from 'lucide-react';
import { useState } from 'react';
import { DeleteQuestion } from '@/components/delete-question';
import { lazyDialog } from '@/components/lazy-dialog';
import { QueryError } from '@/components/query-error';
import { TextRecord, TextRecords } from '@/components/text-records';
import { AgentFactsDocument, DeleteAgentFactDocument } from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { formatMoment } from '@/lib/format';
import { useMe } from '@/lib/session/use-me';
import type { Fact } from '../records';
import { useRenewed } from '@/lib/events/use-renewed';
import { sentence } from '../words';

const FactDialog = lazyDialog(
  () => import('./fact-dialog').then((file) => file.FactDialog),
  ({ of }) => of !== null,
);

/** What the agents may say of the team. What stands nowhere here or on the lead is never claimed. */
export function FactsTab() {
  const { can } = useMe();
  const { data, error, refetch } = useQuery(AgentFactsDocument, { fetchPolicy: 'cache-and-network' });
  useRenewed(['agent'], refetch);
  const [remove] = useMutation(DeleteAgentFactDocument, { refetchQueries: [AgentFactsDocument] });
  const [editing, setEditing] = useState<Fact | 'new' | null>(null);
  const [leaving, setLeaving] = useState<Fact | null>(null);
  const mayWrite = can('agents.manage');
  const list = data?.agentFacts;
  return (
    <Section
      title="Facts"
      description="Shared by all agents. An answer that claims what no fact says goes to a person."
      actions={
        mayWrite ? (
          <Button icon={<Plus aria-hidden />} onClick={() => setEditing('new')}>
            Add fact
          </Button>
        ) : null
      }
    >
      {list ? (
        list.length === 0 ? (
          <EmptyState icon={<BookOpen />} title="The agents know nothing of you yet">
            Add your offers, prices, address and answers to common questions; until then they can only ask.
          </EmptyState>
        ) : (
          <TextRecords label="Facts">
            {list.map((fact) => (
              <TextRecord
                key={fact.id}
                title={fact.title}
                mark={<Badge>{sentence(fact.kind)}</Badge>}
                text={fact.body}
                foot={`${fact.url ? `${fact.url} · ` : ''}changed ${formatMoment(fact.updatedAt)}`}
                onEdit={mayWrite ? () => setEditing(fact) : undefined}
                onDelete={mayWrite ? () => setLeaving(fact) : undefined}
              />
            ))}
          </TextRecords>
        )
      ) : error ? (
        <QueryError what="Facts" error={error} onRetry={refetch} />
      ) : (
        <SkeletonRows rows={5} density="relaxed" />
      )}
      <FactDialog of={editing} onClose={() => setEditing(null)} />
      <DeleteQuestion
        of={leaving}
        nameOf={({ title }) => title}
        what="fact"
        onClose={() => setLeaving(null)}
        onDelete={({ id }) =>
          refusal(async () => (await remove({ variables: { id } })).data?.deleteAgentFact)
        }
      >
        <p>No answer may claim it from now on. Drafts that wait keep what they were given.</p>
      </DeleteQuestion>
    </Section>
  );
}
