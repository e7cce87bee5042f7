'use client';
import { useQuery } from '@apollo/client/react';
import { buttonClass, Skeleton } from '@og/ui';
import Link from 'next/link';
import { useParams } from 'next/navigation';
import { QueryError } from '@/components/query-error';
import { InvitationPreviewDocument } from '@/gql/graphql';
import { InviteForm } from './invite-form';

export function InvitePage() {
  const { token } = useParams<{ token: string }>();
  const { data, error, loading, refetch } = useQuery(InvitationPreviewDocument, { variables: { token } });
  const invitation = data?.invitationPreview;
  if (invitation) return <InviteForm token={token} invitation={invitation} />;
  if (error) return <QueryError what="The invitation" error={error} onRetry={refetch} />;
  if (loading) {
    return (
      <div role="status" className="flex flex-col gap-4">
        <span className="sr-only">Loading the invitation</span>
        <Skeleton className="h-9 w-4/5" />
        <Skeleton className="h-5 w-3/5" />
        <Skeleton className="h-10" />
      </div>
    );
  }
  return (
    <div className="flex flex-col items-start gap-4">
      <h1 className="text-28 font-semibold">This invitation does not work</h1>
      <p className="text-ink-2">
        It was used, cancelled or has expired. Ask the person who invited you for a new link.
      </p>
      <Link href="/login" className={buttonClass('secondary', 'lg')}>
        Go to sign-in
      </Link>
    </div>
  );
}
