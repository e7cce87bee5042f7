'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { Badge, Banner, Button, IconButton, Section, SkeletonRows, toast } from '@og/ui';
import { ArrowDown, ArrowUp, Plus } from 'lucide-react';
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
import { shifted } from './shifted';

const applies: Record<string, string> = { conversation: 'Conversations', call: 'Calls', both: 'Both' };

/** How a conversation or a call can end, in the team's words and order. Each change is saved at once. */
export function Dispositions() {
  const { data, error, refetch } = useQuery(SettingsDispositionsDocument);
  const [save, { loading }] = useMutation(SaveSettingsDispositionsDocument, {
    refetchQueries: [SettingsDispositionsDocument],
    awaitRefetchQueries: true,
  });
  const [editing, setEditing] = useState<Disposition | 'new' | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const list = data?.dispositions ?? [];
  const store = async (next: readonly (DispositionDraft & { id?: string })[]): Promise<string | null> => {
    const dispositions = next.map(({ id, key, label, endsRuns, stage, appliesTo }) => ({
      id: id ?? null,
      key,
      label,
      endsRuns,
      stage,
      appliesTo,
    }));
    return refusal(async () => (await save({ variables: { dispositions } })).data?.saveDispositions);
  };
  const act = async (next: readonly Disposition[], done?: string) => {
    const why = await store(next);
    setProblem(why);
    if (!why && done) toast.success(done);
  };
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
        <Button icon={<Plus aria-hidden />} onClick={() => setEditing('new')}>
          Add disposition
        </Button>
      }
    >
      {problem ? (
        <Banner tone="danger" announce>
          {problem}
        </Banner>
      ) : null}
      <ol aria-label="Dispositions" className="flex flex-col">
        {list.map((item, index) => (
          <li
            key={item.id}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b py-2 last:border-b-0"
          >
            <span className="flex min-w-0 flex-1 basis-60 flex-wrap items-center gap-2">
              <span className="font-medium">{item.label}</span>
              <Badge>{applies[item.appliesTo] ?? item.appliesTo}</Badge>
              {item.stage ? <Badge>Stage: {stages[item.stage].label}</Badge> : null}
              {item.endsRuns ? <Badge>Ends sequences</Badge> : null}
            </span>
            <span className="flex items-center gap-1">
              <IconButton
                label={`Move ${item.label} up`}
                icon={<ArrowUp aria-hidden />}
                disabled={index === 0 || loading}
                onClick={() => void act(shifted(list, index, -1))}
              />
              <IconButton
                label={`Move ${item.label} down`}
                icon={<ArrowDown aria-hidden />}
                disabled={index === list.length - 1 || loading}
                onClick={() => void act(shifted(list, index, 1))}
              />
              <Button variant="ghost" onClick={() => setEditing(item)}>
                Edit<span className="sr-only"> {item.label}</span>
              </Button>
              <Button
                variant="ghost"
                disabled={loading || list.length === 1}
                onClick={() =>
                  void act(
                    list.filter(({ id }) => id !== item.id),
                    `“${item.label}” was deleted`,
                  )
                }
              >
                Delete<span className="sr-only"> {item.label}</span>
              </Button>
            </span>
          </li>
        ))}
      </ol>
      <DispositionDialog
        of={editing}
        busy={loading}
        onClose={() => setEditing(null)}
        onSave={(draft) =>
          store(
            editing === 'new'
              ? [...list, draft]
              : list.map((item) => (item.id === editing?.id ? { ...draft, id: item.id } : item)),
          )
        }
      />
    </Section>
  );
}
