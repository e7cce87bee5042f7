'use client';
import { useQuery } from '@apollo/client/react';
import { buttonClass, EmptyState, NoPermission, PageHeader, SkeletonRows } from '@og/ui';
import { Megaphone } from 'lucide-react';
import Link from 'next/link';
import { useParams } from 'next/navigation';
import { useState } from 'react';
import { lazyPart } from '@/components/lazy-part';
import { QueryError } from '@/components/query-error';
import { RoleGate } from '@/components/role-gate';
import { CampaignEditorDocument } from '@/gql/graphql';
import { roleNames } from '@/lib/session/roles';
import { Editor } from './editor';

const SequenceEditor = lazyPart(
  () => import('./sequence-editor').then((file) => file.SequenceEditor),
  <SkeletonRows rows={8} density="relaxed" />,
);

/** Loads a campaign: a draft is edited whole, of a launched one the sequence. */
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
  const reload = () => void refetch().then(() => setGeneration(generation + 1));
  const key = `${id} ${generation}`;
  if (campaign.state === 'COMPLETED' || campaign.state === 'ARCHIVED')
    return (
      <>
        <PageHeader title={campaign.name} />
        <EmptyState
          icon={<Megaphone />}
          title="This campaign is over"
          action={
            <Link href={`/campaigns/${id}`} className={buttonClass('primary')}>
              See how it went
            </Link>
          }
        >
          Its sequence stays as it ran. Start a new campaign to write to more leads.
        </EmptyState>
      </>
    );
  return (
    <RoleGate atLeast="MANAGER" what="Editing campaigns" fallback={<MayOnlyRead campaign={campaign} />}>
      {campaign.state === 'DRAFT' ? (
        <Editor key={key} campaign={campaign} onReload={reload} />
      ) : (
        <SequenceEditor key={key} campaign={campaign} onReload={reload} />
      )}
    </RoleGate>
  );
}

/** Nobody stands before a closed door only: what may be read is a click away. */
function MayOnlyRead({ campaign }: { campaign: { id: string; name: string } }) {
  return (
    <>
      <PageHeader
        title={campaign.name}
        actions={
          <Link href={`/campaigns/${campaign.id}`} className={buttonClass()}>
            See the campaign
          </Link>
        }
      />
      <NoPermission needs={roleNames.MANAGER} what="Editing campaigns" />
    </>
  );
}
