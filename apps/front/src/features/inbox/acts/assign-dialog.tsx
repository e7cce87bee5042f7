'use client';
import { useQuery } from '@apollo/client/react';
import { SkeletonRows } from '@og/ui';
import { UserRound, UserRoundCheck, UserRoundX } from 'lucide-react';
import { QueryError } from '@/components/query-error';
import { InboxPeopleDocument, type InboxRowFragment } from '@/gql/graphql';
import { ChoiceDialog } from './choice-dialog';
import { namesOf, type ActOnItems } from './use-item-acts';

export interface ActDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  rows: readonly InboxRowFragment[];
  act: ActOnItems;
}

const nobody = 'nobody';

/** Who takes care of these conversations. */
export function AssignDialog({ open, onOpenChange, rows, act }: ActDialogProps) {
  const { data, error, refetch } = useQuery(InboxPeopleDocument, { skip: !open });
  const people = (data?.teamMembers ?? [])
    .filter((member) => member.role !== 'VIEWER')
    .toSorted((a, b) => Number(b.isYou) - Number(a.isYou) || a.user.name.localeCompare(b.user.name));
  const has = new Set(rows.map((row) => row.assignee?.id ?? nobody));
  return (
    <ChoiceDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Assign ${namesOf(rows)}`}
      choices={
        data
          ? [
              ...people.map(({ user, isYou }) => ({
                id: user.id,
                label: isYou ? `${user.name} (you)` : user.name,
                icon: has.has(user.id) ? <UserRoundCheck aria-label="Has it:" /> : <UserRound aria-hidden />,
              })),
              {
                id: nobody,
                label: 'Nobody',
                icon: <UserRoundX aria-hidden />,
                disabled: has.size === 1 && has.has(nobody),
              },
            ]
          : []
      }
      empty={
        error ? <QueryError what="Members" error={error} onRetry={refetch} /> : <SkeletonRows rows={3} />
      }
      loading={!data && !error}
      onChoose={(id) => {
        const name = people.find(({ user }) => user.id === id)?.user.name;
        void act(
          rows,
          { action: 'ASSIGN', userId: id === nobody ? null : id },
          name ? `Assigned to ${name}` : 'Assigned to nobody',
        );
      }}
    />
  );
}
