'use client';
import { useQuery } from '@apollo/client/react';
import { buttonClass, formatCount, Section, Stat } from '@og/ui';
import Link from 'next/link';
import { CampaignLaunchForecastDocument, type CampaignCountFieldsFragment } from '@/gql/graphql';
import { formatDay, formatMoment, formatTime } from '@/lib/format';
import { money } from '../forecast/money';
import { TimeBars } from '../forecast/time-bars';
import { percent } from '../percent';

/** What was expected at the launch beside what has happened so far. */
export function LaunchForecast({
  campaignId,
  counts,
}: {
  campaignId: string;
  counts: CampaignCountFieldsFragment;
}) {
  const { data } = useQuery(CampaignLaunchForecastDocument, { variables: { id: campaignId } });
  const stored = data?.campaign?.launchForecast;
  if (!stored) return null;
  const { forecast, score } = stored;
  const messages = forecast.hourly.reduce((sum, { count }) => sum + count, 0);
  return (
    <Section
      title="Forecast at the launch"
      description={`As of ${formatMoment(stored.computedAt)}; it does not change any more.`}
      actions={
        <Link href={`/campaigns/${campaignId}/forecast`} className={buttonClass()}>
          Whole forecast
        </Link>
      }
    >
      <div className="grid grid-cols-2 gap-x-6 gap-y-4 md:grid-cols-4">
        <Stat
          label="Messages forecast"
          value={messages}
          hint={`${formatCount(counts.sent)} sent, ${percent(counts.sent, messages) ?? 'no data'}`}
        />
        <Stat label="Cost forecast" value={money(forecast.costMicros, forecast.currency)} />
        <Stat
          label="Last message forecast"
          value={forecast.finishesAt ? formatDay(forecast.finishesAt) : null}
          hint={forecast.finishesAt ? `${formatTime(forecast.finishesAt)}, your time` : undefined}
        />
        <Stat
          label="Score"
          value={score ? score.points : null}
          hint={score ? 'of 100 points' : 'when the run has ended'}
        />
      </div>
      <TimeBars hourly={forecast.hourly} label="Forecast messages by hour" />
    </Section>
  );
}
