'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { Badge, Banner, Button, Section, SkeletonRows } from '@og/ui';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { stages } from '@/components/lead-stages';
import { QueryError } from '@/components/query-error';
import {
  SaveSettingsDispositionsDocument,
  SettingsDispositionsDocument,
  type SettingsDispositionFieldsFragment as Disposition,
} from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { DispositionDialog, type DispositionDraft } from './disposition-dialog';
import { OrderedEditor } from './ordered-editor';
import { useEdited, withWritten } from './use-edited';

const applies: Record<string, string> = { conversation: 'Conversations', call: 'Calls', both: 'Both' };

/** How a conversation or a call can end, in the team's words and order. Each change is saved at once. */
export function Dispositions() {
  const { data, error, refetch } = useQuery(SettingsDispositionsDocument);
  const [save, { loading }] = useMutation(SaveSettingsDispositionsDocument, {
    refetchQueries: [SettingsDispositionsDocument],
    awaitRefetchQueries: true,
  });
  const [problem, setProblem] = useState<string | null>(null);
  const list = data?.dispositions ?? [];
  const { editing, edit, close, seen, told } = useEdited<Disposition>(list);
  const store = async (next: readonly (DispositionDraft & { id?: string })[]): Promise<string | null> => {
    const dispositions = next.map(({ id, key, label, endsRuns, stage, appliesTo }) => ({
      id: id ?? null,
      key,
      label,
      endsRuns,
      stage,
      appliesTo,
    }));
    return refusal(async () => {
      const result = (await save({ variables: { dispositions, seen } })).data?.saveDispositions;
      if (result?.__typename === 'Conflict') told();
      return result;
    });
  };
  const move = async (next: readonly Disposition[]) => setProblem(await store(next));
  if (!data)
    return error ? (
      <QueryError what="Dispositions" error={error} onRetry={refetch} />
    ) : (
      <SkeletonRows rows={8} density="relaxed" />
    );
  return (
    <Section
      title="Dispositions"
      description="Ending a conversation or call with one can set the stage and end the lead’s sequences. Records keep the word of one that is deleted."
      actions={
        <Button icon={<Plus aria-hidden />} onClick={() => edit('new')}>
          Add disposition
        </Button>
      }
    >
      {problem ? (
        <Banner tone="danger" announce>
          {problem}
        </Banner>
      ) : null}
      <OrderedEditor
        label="Dispositions"
        what="disposition"
        items={list}
        nameOf={({ label }) => label}
        busy={loading}
        mayDelete={list.length > 1}
        consequence={() =>
          'Nobody can end a conversation or a call with it any more. What ended with it keeps the word.'
        }
        onEdit={edit}
        onMove={(next) => void move(next)}
        onDelete={store}
      >
        {(item) => (
          <span className="flex min-w-0 flex-1 basis-60 flex-wrap items-center gap-2">
            <span className="font-medium">{item.label}</span>
            <Badge>{applies[item.appliesTo] ?? item.appliesTo}</Badge>
            {item.stage ? <Badge>Stage: {stages[item.stage].label}</Badge> : null}
            {item.endsRuns ? <Badge>Ends sequences</Badge> : null}
          </span>
        )}
      </OrderedEditor>
      <DispositionDialog
        of={editing}
        busy={loading}
        onClose={close}
        onSave={(draft) => store(withWritten(list, editing, draft, (others, one) => [...others, one]))}
      />
    </Section>
  );
}
