'use client';
import { useMutation } from '@apollo/client/react';
import { buttonClass, Menu, toast } from '@og/ui';
import { Check, ChevronsUpDown } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { SwitchTeamDocument } from '@/gql/graphql';
import { useTeamEvents } from '@/lib/events/team-events-provider';
import { friendlyError } from '@/lib/apollo/errors';
import { leavePage } from '@/lib/leave/leave';
import { roleNames } from '@/lib/session/roles';
import { startSession } from '@/lib/session/session-store';
import { useMe } from '@/lib/session/use-me';
import { useSession } from '@/lib/session/use-session';

/** The workspace's name; with more than one workspace, the way to the others. */
export function WorkspaceMenu() {
  const router = useRouter();
  const { session } = useSession();
  const { me, refetch } = useMe();
  const [switchTeam] = useMutation(SwitchTeamDocument);
  // What one may do changes with one's role, also while a page is open.
  useTeamEvents(({ type, data }) => {
    if (type === 'team.changed.v1' && (data as { what?: string } | null)?.what === 'members') void refetch();
  });
  const name = me?.team.name ?? session?.team.name;
  const memberships = me?.memberships ?? [];
  if (!name) return <span className="h-4 w-28" />;
  if (memberships.length < 2) return <span className="max-w-56 truncate text-14 font-medium">{name}</span>;
  const change = async (id: string) => {
    try {
      const { data } = await switchTeam({ variables: { id } });
      const result = data?.switchTeam;
      if (result?.__typename === 'Session') {
        startSession(result);
        router.push('/home');
      } else if (result) toast.error(result.message);
    } catch (error) {
      toast.error(friendlyError(error).message);
    }
  };
  return (
    <Menu
      label="Workspaces"
      align="start"
      trigger={
        <button type="button" className={buttonClass('ghost', 'md', 'max-w-56 shrink px-2')}>
          <span className="truncate">{name}</span>
          <ChevronsUpDown aria-hidden className="text-ink-3" />
        </button>
      }
      groups={[
        {
          id: 'teams',
          label: 'Workspaces',
          items: memberships.map(({ team, role }) => ({
            id: team.id,
            label: `${team.name} (${roleNames[role]})`,
            icon: team.id === me?.team.id ? <Check aria-label="current" /> : <span className="size-4" />,
            disabled: team.id === me?.team.id,
            onSelect: () => leavePage(() => void change(team.id)),
          })),
        },
      ]}
    />
  );
}
