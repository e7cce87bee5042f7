'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { Banner, Button, CopyButton, Section, Skeleton, SkeletonRows, toast } from '@og/ui';
import { useState } from 'react';
import { lazyPart } from '@/components/lazy-part';
import { QueryError } from '@/components/query-error';
import { CancelInvitationDocument, InvitationsDocument } from '@/gql/graphql';
import { useRenewed } from '@/lib/events/use-renewed';
import { formatDay } from '@/lib/format';
import { roleNames } from '@/lib/session/roles';
import { refusal } from '@/lib/apollo/refusal';
import type { CreatedInvitation } from './invite-form';

const InviteForm = lazyPart(
  () => import('./invite-form').then((file) => file.InviteForm),
  <Skeleton className="h-15" />,
);

export function Invitations() {
  const { data, error, refetch } = useQuery(InvitationsDocument);
  useRenewed(['team'], refetch);
  const [cancel] = useMutation(CancelInvitationDocument, { refetchQueries: [InvitationsDocument] });
  const [leaving, setLeaving] = useState<string | null>(null);
  const [created, setCreated] = useState<CreatedInvitation | null>(null);
  const invitations = data?.invitations;
  const withdraw = async (id: string, email: string) => {
    setLeaving(id);
    const why = await refusal(async () => {
      const { data: answer } = await cancel({ variables: { id } });
      return answer?.cancelInvitation;
    });
    setLeaving(null);
    if (why) return toast.error(why);
    toast.success(`The invitation of ${email} no longer works`);
    // Refused, it still works: its link is shown only here.
    setCreated((now) => (now?.id === id ? null : now));
  };
  return (
    <Section
      title="Invite people"
      description="They get a link, choose a password and are in. A link works once."
    >
      <InviteForm onCreated={setCreated} />
      {created?.url ? (
        <Banner tone="success" announce action={<CopyButton value={created.url} label="Copy link" />}>
          Hand this link to {created.email}; it is shown only now.
          <code className="mt-1 block font-mono text-12 break-all">{created.url}</code>
        </Banner>
      ) : null}
      {invitations ? (
        <ul aria-label="Open invitations" className="flex flex-col">
          {invitations.map((invitation) => (
            <li
              key={invitation.id}
              className="flex min-h-13 flex-wrap items-center gap-3 border-b py-2 last:border-b-0"
            >
              <span className="flex min-w-0 flex-1 flex-col">
                <span className="truncate font-medium">{invitation.email}</span>
                <span className="text-12 text-ink-3">
                  {roleNames[invitation.role]} · open until {formatDay(invitation.expiresAt)}
                  {invitation.invitedBy ? ` · by ${invitation.invitedBy.name}` : ''}
                </span>
              </span>
              <Button
                variant="ghost"
                loading={leaving === invitation.id}
                onClick={() => void withdraw(invitation.id, invitation.email)}
              >
                Cancel<span className="sr-only"> the invitation of {invitation.email}</span>
              </Button>
            </li>
          ))}
        </ul>
      ) : error ? (
        <QueryError what="Invitations" error={error} onRetry={refetch} />
      ) : (
        <SkeletonRows rows={1} density="relaxed" />
      )}
    </Section>
  );
}
