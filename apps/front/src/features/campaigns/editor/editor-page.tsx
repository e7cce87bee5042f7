'use client';
import { useQuery } from '@apollo/client/react';
import { buttonClass, EmptyState, PageHeader, SkeletonRows } from '@og/ui';
import { Megaphone } from 'lucide-react';
import Link from 'next/link';
import { useParams } from 'next/navigation';
import { useState } from 'react';
import { QueryError } from '@/components/query-error';
import { RoleGate } from '@/components/role-gate';
import { CampaignEditorDocument } from '@/gql/graphql';
import { Editor } from './editor';

/** Loads a draft and hands it to the editor. */
export function EditorPage() {
  const { id } = useParams<{ id: string }>();
  const { data, error, refetch } = useQuery(CampaignEditorDocument, {
    variables: { id },
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  });
  const [generation, setGeneration] = useState(0);
  const campaign = data?.campaign;
  if (!campaign) {
    if (error) return <QueryError what="This campaign" error={error} onRetry={refetch} />;
    if (data)
      return (
        <EmptyState
          icon={<Megaphone />}
          title="No such campaign"
          action={
            <Link href="/campaigns" className={buttonClass()}>
              All campaigns
            </Link>
          }
        />
      );
    return <SkeletonRows rows={8} density="relaxed" />;
  }
  if (campaign.state !== 'DRAFT')
    return (
      <>
        <PageHeader title={campaign.name} />
        <EmptyState
          icon={<Megaphone />}
          title="This campaign was launched"
          action={
            <Link href={`/campaigns/${id}`} className={buttonClass('primary')}>
              See how it goes
            </Link>
          }
        >
          Only drafts can be edited.
        </EmptyState>
      </>
    );
  return (
    <RoleGate atLeast="MANAGER" what="Editing campaigns">
      <Editor
        key={`${id} ${generation}`}
        campaign={campaign}
        onReload={() => void refetch().then(() => setGeneration(generation + 1))}
      />
    </RoleGate>
  );
}
