'use client';
import { buttonClass, ErrorState, Skeleton } from '@og/ui';
import Link from 'next/link';
import { useParams } from 'next/navigation';
import { useCallback, useEffect, useState } from 'react';
import type { FriendlyError } from '@/lib/error-words';
import { InvitationPreviewDocument, type InvitationPreviewQuery } from '@/gql/public/graphql';
import { askPublic, publicErrorInWords } from '@/lib/public-api';
import { InviteForm } from './invite-form';

type Answer =
  | { invitation: InvitationPreviewQuery['invitationPreview']; failed: null }
  | { invitation: null; failed: FriendlyError };

export function InvitePage() {
  const { token } = useParams<{ token: string }>();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const ask = useCallback(
    () =>
      askPublic(InvitationPreviewDocument, { token })
        .then<Answer>(({ invitationPreview }) => ({ invitation: invitationPreview, failed: null }))
        .catch((error: unknown): Answer => ({ invitation: null, failed: publicErrorInWords(error) })),
    [token],
  );
  useEffect(() => {
    let current = true;
    void ask().then((next) => current && setAnswer(next));
    return () => {
      current = false;
    };
  }, [ask]);
  const invitation = answer?.invitation;
  if (invitation) return <InviteForm token={token} invitation={invitation} />;
  if (answer?.failed) {
    const { message, requestId } = answer.failed;
    const retry = () => {
      setAnswer(null);
      void ask().then(setAnswer);
    };
    return (
      <ErrorState
        title="The invitation could not be loaded"
        cause={message}
        requestId={requestId}
        onRetry={retry}
      />
    );
  }
  if (!answer) {
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
