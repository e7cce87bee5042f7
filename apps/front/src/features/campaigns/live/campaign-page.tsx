'use client';
import { useQuery } from '@apollo/client/react';
import { Banner, buttonClass, EmptyState, PageHeader, Section, SkeletonRows } from '@og/ui';
import { Megaphone } from 'lucide-react';
import Link from 'next/link';
import { useParams } from 'next/navigation';
import { QueryError } from '@/components/query-error';
import { CampaignLiveDocument, type CampaignLiveQuery } from '@/gql/graphql';
import { useTeamEvents } from '@/lib/events/team-events-provider';
import { formatMoment } from '@/lib/format';
import { useThrottled } from '@/lib/use-throttled';
import { CampaignStateChip } from '../campaign-states';
import { CampaignActions } from './campaign-actions';
import { CampaignCounters } from './campaign-counters';
import { Causes } from './causes';
import { Enrollments } from './enrollments';
import { StepsTable } from './steps-table';

/** A campaign while it runs, and after. Counters come from the API, at most once a second. */
export function CampaignPage() {
  const { id } = useParams<{ id: string }>();
  const { data, error, refetch } = useQuery(CampaignLiveDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  const refresh = useThrottled(() => void refetch().catch(() => undefined), 1000);
  useTeamEvents(({ type, ids }) => {
    if (ids.includes(id) || type === 'message.changed.v1' || type === 'feed.reset.v1') refresh();
  });
  const campaign = data?.campaign;
  if (!campaign) {
    if (error) return <QueryError what="This campaign" error={error} onRetry={refetch} />;
    if (!data) return <SkeletonRows rows={10} density="relaxed" />;
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
  }
  return (
    <>
      <PageHeader
        title={campaign.name}
        meta={<Meta campaign={campaign} />}
        actions={<CampaignActions campaign={campaign} />}
      />
      {campaign.pauseReason && campaign.state === 'PAUSED' ? (
        <Banner tone="warn">{campaign.pauseReason}</Banner>
      ) : null}
      <Section title="Numbers" description="Point at a name to see what it counts.">
        <CampaignCounters counts={campaign.counts} />
      </Section>
      <Section title="Steps">
        <StepsTable steps={campaign.steps} />
      </Section>
      <Section title="Causes" description="Why messages were held, barred or failed.">
        <Causes causes={campaign.causes} />
      </Section>
      <Section title="Leads">
        <Enrollments campaignId={id} />
      </Section>
    </>
  );
}

const dayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function Meta({ campaign }: { campaign: NonNullable<CampaignLiveQuery['campaign']> }) {
  const { state, launchedAt, completedAt, sendWindow, senderPool, segment } = campaign;
  const facts = [
    launchedAt ? `launched ${formatMoment(launchedAt)}` : null,
    completedAt ? `completed ${formatMoment(completedAt)}` : null,
    segment ? `segment ${segment.name}` : null,
    senderPool ? `from ${senderPool.name}` : null,
    sendWindow
      ? `${sendWindow.from} to ${sendWindow.to}, ${sendWindow.days.map((day) => dayNames[day - 1]).join(' ')}`
      : null,
  ].filter((fact) => fact !== null);
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span role="status">
        <CampaignStateChip state={state} />
      </span>
      <span>{facts.join(' · ')}</span>
    </span>
  );
}
