'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { buttonClass, Menu, toast } from '@og/ui';
import { UserRound, UserRoundCheck, UserRoundX } from 'lucide-react';
import { AssignInboxItemDocument, InboxPeopleDocument, type InboxRowFragment } from '@/gql/graphql';
import { useActionKeys } from '@/lib/actions/registry';
import { ariaKeys } from '@/lib/actions/types';
import { friendlyError } from '@/lib/apollo/errors';

export const assignTriggerId = 'inbox-assign';

/** Who takes care of this conversation. */
export function AssignMenu({
  item,
  onChanged,
}: {
  item: InboxRowFragment;
  onChanged: (item: InboxRowFragment) => void;
}) {
  const { data } = useQuery(InboxPeopleDocument);
  const [assign, { loading }] = useMutation(AssignInboxItemDocument);
  const keys = useActionKeys('inbox.assign');
  const to = async (userId: string | null, name: string) => {
    try {
      const { data: answer } = await assign({ variables: { id: item.id, input: { userId } } });
      const result = answer?.assignInboxItem;
      if (result?.__typename === 'InboxItem') {
        onChanged(result);
        toast.success(userId ? `Assigned to ${name}` : 'Nobody is assigned any more');
      } else toast.error(result?.message ?? 'The server did not answer. Try again.');
    } catch (error) {
      toast.error(friendlyError(error).message);
    }
  };
  const people = (data?.teamMembers ?? []).filter((member) => member.role !== 'VIEWER');
  return (
    <Menu
      label="Assign to"
      trigger={
        <button
          type="button"
          id={assignTriggerId}
          aria-busy={loading || undefined}
          aria-keyshortcuts={ariaKeys(keys)}
          className={buttonClass('ghost', 'md', 'max-w-40 px-2')}
        >
          <UserRound aria-hidden />
          <span className="truncate max-sm:sr-only">{item.assignee ? item.assignee.name : 'Assign'}</span>
        </button>
      }
      groups={[
        {
          id: 'people',
          label: 'Assign to',
          items: people.map(({ user, isYou }) => ({
            id: user.id,
            label: isYou ? `${user.name} (you)` : user.name,
            icon: user.id === item.assignee?.id ? <UserRoundCheck aria-hidden /> : <UserRound aria-hidden />,
            onSelect: () => void to(user.id, user.name),
          })),
        },
        {
          id: 'nobody',
          items: [
            {
              id: 'nobody',
              label: 'Nobody',
              icon: <UserRoundX aria-hidden />,
              disabled: item.assignee === null,
              onSelect: () => void to(null, ''),
            },
          ],
        },
      ]}
    />
  );
}
