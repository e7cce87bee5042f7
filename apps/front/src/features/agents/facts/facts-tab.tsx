'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { Badge, Button, ConfirmDialog, EmptyState, Section, SkeletonRows, toast } from '@og/ui';
import { BookOpen, Plus } from 'lucide-react';
import { useState } from 'react';
import { lazyDialog } from '@/components/lazy-dialog';
import { QueryError } from '@/components/query-error';
import { AgentFactsDocument, DeleteAgentFactDocument } from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { formatMoment } from '@/lib/format';
import { useMe } from '@/lib/session/use-me';
import type { Fact } from '../records';
import { useAgentEvents } from '../use-agent-events';
import { sentence } from '../words';

const FactDialog = lazyDialog(
  () => import('./fact-dialog').then((file) => file.FactDialog),
  ({ of }) => of !== null,
);

/** What the agents may say of the team. What stands nowhere here or on the lead is never claimed. */
export function FactsTab() {
  const { can } = useMe();
  const { data, error, refetch } = useQuery(AgentFactsDocument, { fetchPolicy: 'cache-and-network' });
  useAgentEvents(['agent'], refetch);
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
          <ul aria-label="Facts" className="flex flex-col">
            {list.map((fact) => (
              <li
                key={fact.id}
                className="flex flex-wrap items-start gap-x-3 gap-y-2 border-b py-3 last:border-b-0"
              >
                <span className="flex min-w-0 flex-1 basis-72 flex-col gap-0.5">
                  <span className="flex flex-wrap items-center gap-2 font-medium">
                    {fact.title}
                    <Badge>{sentence(fact.kind)}</Badge>
                  </span>
                  <span className="text-13 whitespace-pre-wrap text-ink-2">{fact.body}</span>
                  <span className="text-12 text-ink-3">
                    {fact.url ? `${fact.url} · ` : ''}changed {formatMoment(fact.updatedAt)}
                  </span>
                </span>
                {mayWrite ? (
                  <span className="flex gap-1">
                    <Button variant="ghost" onClick={() => setEditing(fact)}>
                      Edit<span className="sr-only"> {fact.title}</span>
                    </Button>
                    <Button variant="ghost" onClick={() => setLeaving(fact)}>
                      Delete<span className="sr-only"> {fact.title}</span>
                    </Button>
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
        )
      ) : error ? (
        <QueryError what="Facts" error={error} onRetry={refetch} />
      ) : (
        <SkeletonRows rows={5} density="relaxed" />
      )}
      <FactDialog of={editing} onClose={() => setEditing(null)} />
      <DeleteFact of={leaving} onClose={() => setLeaving(null)} />
    </Section>
  );
}

function DeleteFact({ of, onClose }: { of: Fact | null; onClose: () => void }) {
  const [remove] = useMutation(DeleteAgentFactDocument, { refetchQueries: [AgentFactsDocument] });
  const [problem, setProblem] = useState<string | null>(null);
  const close = () => {
    setProblem(null);
    onClose();
  };
  return (
    <ConfirmDialog
      open={of !== null}
      onOpenChange={(open) => !open && close()}
      title={`Delete “${of?.title ?? ''}”?`}
      confirmLabel="Delete fact"
      tone="danger"
      error={problem}
      onConfirm={async () => {
        if (!of) return;
        const why = await refusal(
          async () => (await remove({ variables: { id: of.id } })).data?.deleteAgentFact,
        );
        setProblem(why);
        if (why) return;
        toast.success('The fact was deleted');
        close();
      }}
    >
      <p>No answer may claim it from now on. Drafts that wait keep what they were given.</p>
    </ConfirmDialog>
  );
}
