'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { Avatar, Badge, Button, Section, Select, SkeletonRows, toast } from '@og/ui';
import { useState } from 'react';
import { AskFirst } from '@/components/ask-first';
import { QueryError } from '@/components/query-error';
import {
  ChangeMemberRoleDocument,
  RemoveMemberDocument,
  TeamMembersDocument,
  type Role,
  type TeamMembersQuery,
} from '@/gql/graphql';
import { useRenewed } from '@/lib/events/use-renewed';
import { formatDay } from '@/lib/format';
import { hasRole, roleNames, roles, roleTexts } from '@/lib/session/roles';
import { useMe } from '@/lib/session/use-me';
import { refusal } from '@/lib/apollo/refusal';

type Member = TeamMembersQuery['teamMembers'][number];

export function Members() {
  const { data, error, refetch } = useQuery(TeamMembersDocument);
  useRenewed(['team'], refetch);
  const { role: mine } = useMe();
  const [leaving, setLeaving] = useState<Member | null>(null);
  const [changeRole] = useMutation(ChangeMemberRoleDocument);
  const [remove] = useMutation(RemoveMemberDocument, { refetchQueries: [TeamMembersDocument] });
  const members = data?.teamMembers;
  const change = async (member: Member, role: Role) => {
    const why = await refusal(async () => {
      const { data: answer } = await changeRole({ variables: { id: member.id, input: { role } } });
      return answer?.changeMemberRole;
    });
    if (why) toast.error(why);
    else toast.success(`${member.user.name} is now ${roleNames[role]}`);
  };
  return (
    <Section title="Members">
      {members ? (
        <ul className="flex flex-col">
          {members.map((member) => (
            <MemberRow
              key={member.id}
              member={member}
              mine={mine}
              onRole={(role) => void change(member, role)}
              onRemove={() => setLeaving(member)}
            />
          ))}
        </ul>
      ) : error ? (
        <QueryError what="Members" error={error} onRetry={refetch} />
      ) : (
        <SkeletonRows rows={3} density="relaxed" />
      )}
      <AskFirst
        about={leaving}
        title={({ user }) => `Remove ${user.name} from the workspace?`}
        confirmLabel="Remove member"
        onClose={() => setLeaving(null)}
        act={({ id }) => refusal(async () => (await remove({ variables: { id } })).data?.removeMember)}
        done={({ user }) => `${user.name} was removed`}
      >
        <p>They are signed out at once, everywhere. What they did stays; you can invite them again.</p>
      </AskFirst>
    </Section>
  );
}

interface MemberRowProps {
  member: Member;
  mine: Role | undefined;
  onRole: (role: Role) => void;
  onRemove: () => void;
}

function MemberRow({ member, mine, onRole, onRemove }: MemberRowProps) {
  // Admins change those below and beside them; only owners touch owners.
  const mayChange = !member.isYou && hasRole(mine, 'ADMIN') && (mine === 'OWNER' || member.role !== 'OWNER');
  const options = roles
    .filter((role) => mine === 'OWNER' || role !== 'OWNER')
    .map((role) => ({ value: role, label: roleNames[role], hint: roleTexts[role] }));
  return (
    <li className="flex min-h-13 flex-wrap items-center gap-3 border-b py-2 last:border-b-0">
      <Avatar name={member.user.name} />
      <span className="flex min-w-44 flex-1 flex-col">
        <span className="flex items-center gap-2 truncate font-medium">
          {member.user.name}
          {member.isYou ? <Badge>You</Badge> : null}
        </span>
        <span className="truncate text-12 text-ink-3">
          {member.user.email} · since {formatDay(member.joinedAt)}
        </span>
      </span>
      {mayChange ? (
        <>
          <Select
            aria-label={`Role of ${member.user.name}`}
            className="w-32"
            options={options}
            value={member.role}
            onValueChange={(role) => role !== member.role && onRole(role)}
          />
          <Button variant="ghost" onClick={onRemove}>
            Remove<span className="sr-only"> {member.user.name}</span>
          </Button>
        </>
      ) : (
        <span className="text-13 text-ink-2">{roleNames[member.role]}</span>
      )}
    </li>
  );
}
