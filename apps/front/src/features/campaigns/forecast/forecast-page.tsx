'use client';
import { useQuery } from '@apollo/client/react';
import { Banner, Button, buttonClass, EmptyState, PageHeader, Section, SkeletonRows } from '@og/ui';
import { Megaphone } from 'lucide-react';
import Link from 'next/link';
import { useParams } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { QueryError } from '@/components/query-error';
import { CampaignForecastPageDocument, type CampaignForecastPageQuery } from '@/gql/graphql';
import { formatMoment } from '@/lib/format';
import { CampaignStateChip } from '../campaign-states';
import { filterOf } from '../editor/draft';
import { ForecastReport } from './forecast-report';
import { leadsLink } from './leads-link';
import { Making } from './making';
import { ScoreReport } from './score';
import { StoredForecasts } from './stored-forecasts';
import { useForecast } from './use-forecast';

type Campaign = NonNullable<CampaignForecastPageQuery['campaign']>;

/** What a campaign will do by the planner's count; after the launch, what it was held against and its score. */
export function ForecastPage() {
  const { id } = useParams<{ id: string }>();
  const { data, error, refetch } = useQuery(CampaignForecastPageDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
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
  const isDraft = campaign.state === 'DRAFT';
  const filter = filterOf(campaign.segment ? campaign.segment.filter : campaign.filter);
  const linkOf = (reason: string) => leadsLink(filter, reason);
  return (
    <div className="flex max-w-220 flex-col">
      <PageHeader
        title={`Forecast of ${campaign.name}`}
        meta={<CampaignStateChip state={campaign.state} />}
        actions={
          <Link href={isDraft ? `/campaigns/${id}/edit` : `/campaigns/${id}`} className={buttonClass()}>
            {isDraft ? 'Back to the draft' : 'Back to the campaign'}
          </Link>
        }
      />
      {campaign.launchForecast ? (
        <AtLaunch stored={campaign.launchForecast} linkOf={linkOf} />
      ) : isDraft ? (
        <Now campaignId={id} linkOf={linkOf} />
      ) : (
        <Banner>No forecast was kept at the launch of this campaign.</Banner>
      )}
      <StoredForecasts campaignId={id} />
    </div>
  );
}

interface AtLaunchProps {
  stored: NonNullable<Campaign['launchForecast']>;
  linkOf: (reason: string) => string | null;
}

/** The forecast that was frozen at the launch. */
function AtLaunch({ stored, linkOf }: AtLaunchProps) {
  return (
    <>
      <Section title="Score" description="The forecast of the launch, held against what then happened.">
        {stored.score ? (
          <ScoreReport score={stored.score} />
        ) : (
          <p className="text-13 text-ink-3">It is scored when the run has ended.</p>
        )}
      </Section>
      <Section
        title="Forecast at the launch"
        description={`As of ${formatMoment(stored.computedAt)}, version ${stored.campaignVersion} of the campaign. It does not change any more.`}
      >
        <ForecastReport forecast={stored.forecast} linkOf={linkOf} />
      </Section>
    </>
  );
}

/** A draft's forecast, made now. */
function Now({ campaignId, linkOf }: { campaignId: string; linkOf: (reason: string) => string | null }) {
  const { forecast, error, loading, progress, make } = useForecast(campaignId);
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void make();
  });
  return (
    <Section
      title="Forecast"
      description={
        forecast
          ? `As of ${formatMoment(forecast.computedAt)}. Leads, consent and hours may change until the launch.`
          : 'Made by the planner that will send.'
      }
      actions={
        <Button loading={loading} onClick={() => void make()}>
          Make it again
        </Button>
      }
    >
      {loading ? <Making progress={progress} /> : null}
      {error ? (
        <QueryError what="The forecast" error={error} onRetry={make} />
      ) : forecast ? (
        <ForecastReport forecast={forecast} linkOf={linkOf} />
      ) : null}
    </Section>
  );
}
