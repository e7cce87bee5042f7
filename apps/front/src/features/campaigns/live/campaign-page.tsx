'use client';
import { useQuery } from '@apollo/client/react';
import { Banner, buttonClass, EmptyState, PageHeader, Section, SkeletonRows } from '@og/ui';
import { Megaphone } from 'lucide-react';
import Link from 'next/link';
import { useParams } from 'next/navigation';
import { parseAsString, useQueryState } from 'nuqs';
import { useCallback } from 'react';
import { lazyDialog } from '@/components/lazy-dialog';
import { lazyPart } from '@/components/lazy-part';
import { QueryError } from '@/components/query-error';
import { CampaignLiveDocument, type CampaignLiveQuery } from '@/gql/graphql';
import { useTeamEvents } from '@/lib/events/team-events-provider';
import { formatMoment } from '@/lib/format';
import { useThrottled } from '@/lib/use-throttled';
import { CampaignStateChip } from '../campaign-states';
import { CampaignActions } from './campaign-actions';
import { CampaignCounters } from './campaign-counters';
import { Canary } from './canary';
import { Causes } from './causes';
import { ExportDecisions } from './export-decisions';
import { SendersTable } from './senders-table';
import { StepsSection } from './steps-section';

// Below the fold: what is above is shown first.
const Enrollments = lazyPart(
  () => import('./enrollments').then((file) => file.Enrollments),
  <SkeletonRows rows={8} />,
);
const Experiments = lazyPart(
  () => import('./experiments').then((file) => file.Experiments),
  <SkeletonRows rows={2} />,
);
const HeldMessages = lazyPart(
  () => import('./held-messages').then((file) => file.HeldMessages),
  <SkeletonRows rows={3} />,
);
const LaunchForecast = lazyPart(
  () => import('./launch-forecast').then((file) => file.LaunchForecast),
  <SkeletonRows rows={3} />,
);
const Versions = lazyPart(
  () => import('./versions').then((file) => file.Versions),
  <SkeletonRows rows={2} />,
);
const DecisionPanel = lazyDialog(
  () => import('@/features/decision').then((file) => file.DecisionPanel),
  ({ messageId }) => messageId !== null,
);

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
  const [why, setWhy] = useQueryState('why', parseAsString);
  const openWhy = useCallback((messageId: string) => void setWhy(messageId), [setWhy]);
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
  const launched = campaign.state !== 'DRAFT';
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
      <Canary campaign={campaign} />
      <Section title="Numbers" description="Point at a name, or press it, to see what it counts.">
        <CampaignCounters counts={campaign.counts} />
      </Section>
      <StepsSection campaign={campaign} />
      <Section title="Senders">
        <SendersTable senders={campaign.bySender} />
      </Section>
      <Section title="Causes" description="Why messages were held, barred or failed.">
        <Causes causes={campaign.causes} />
      </Section>
      {launched ? (
        <>
          {campaign.experiments.length > 0 ? (
            <Section
              title="Experiments"
              description="A variant is stopped by itself when it does harm; its share goes to the others."
            >
              <Experiments experiments={campaign.experiments} />
            </Section>
          ) : null}
          <Section title="Held messages" description="Each waits until its rule allows it.">
            <HeldMessages campaignId={id} onWhy={openWhy} />
          </Section>
          <LaunchForecast campaignId={id} counts={campaign.counts} />
          {campaign.sequenceVersions.length > 1 ? (
            <Section
              title="Versions of the sequence"
              description="Leads on their way finish on the version they began, unless you move them."
            >
              <Versions campaignId={id} versions={campaign.sequenceVersions} />
            </Section>
          ) : null}
        </>
      ) : null}
      <Section title="Leads" actions={launched ? <ExportDecisions campaignId={id} /> : null}>
        <Enrollments campaignId={id} onWhy={openWhy} />
      </Section>
      <DecisionPanel messageId={why} onClose={() => void setWhy(null)} />
    </>
  );
}

const dayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function Meta({ campaign }: { campaign: NonNullable<CampaignLiveQuery['campaign']> }) {
  const { state, launchedAt, completedAt, sendWindow, senderPool, senderMailbox, segment, exclusive } =
    campaign;
  const facts = [
    launchedAt ? `launched ${formatMoment(launchedAt)}` : null,
    completedAt ? `completed ${formatMoment(completedAt)}` : null,
    segment ? `segment ${segment.name}` : null,
    senderPool ? `from ${senderPool.name}` : null,
    senderMailbox ? `e-mails from ${senderMailbox.address}` : null,
    sendWindow
      ? `${sendWindow.from} to ${sendWindow.to}, ${sendWindow.days.map((day) => dayNames[day - 1]).join(' ')}`
      : null,
    exclusive ? 'exclusive' : null,
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
