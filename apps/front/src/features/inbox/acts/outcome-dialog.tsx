'use client';
import { useQuery } from '@apollo/client/react';
import { SkeletonRows } from '@og/ui';
import { Flag } from 'lucide-react';
import { QueryError } from '@/components/query-error';
import { stages } from '@/components/lead-stages';
import { InboxOutcomesDocument } from '@/gql/graphql';
import type { ActDialogProps } from './assign-dialog';
import { ChoiceDialog } from './choice-dialog';
import { namesOf } from './use-item-acts';

/** How these conversations ended; the team's own words. */
export function OutcomeDialog({ open, onOpenChange, rows, act }: ActDialogProps) {
  const { data, error, refetch } = useQuery(InboxOutcomesDocument, { skip: !open });
  const outcomes = (data?.dispositions ?? []).filter(({ appliesTo }) => appliesTo !== 'call');
  return (
    <ChoiceDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Outcome: ${namesOf(rows)}`}
      description="The conversation is done with it. Where it says so, every campaign stops for this lead."
      choices={outcomes.map(({ key, label, endsRuns, stage }) => ({
        id: key,
        label,
        icon: <Flag aria-hidden />,
        hint: [stage ? stages[stage].label : '', endsRuns ? 'stops campaigns' : '']
          .filter(Boolean)
          .join(', '),
      }))}
      empty={
        error ? (
          <QueryError what="Outcomes" error={error} onRetry={refetch} />
        ) : data ? (
          'The workspace has no outcomes for conversations. An admin adds them in the inbox settings.'
        ) : (
          <SkeletonRows rows={5} />
        )
      }
      loading={!data && !error}
      onChoose={(key) =>
        void act(
          rows,
          { action: 'DISPOSE', disposition: key },
          outcomes.find((one) => one.key === key)?.label ?? 'Outcome',
        )
      }
    />
  );
}
