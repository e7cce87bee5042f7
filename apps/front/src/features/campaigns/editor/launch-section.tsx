'use client';
import { Banner, Button, Section } from '@og/ui';
import { Rocket } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { lazyDialog } from '@/components/lazy-dialog';
import { QueryError } from '@/components/query-error';
import type { LaunchCampaignMutation } from '@/gql/graphql';
import { formatMoment } from '@/lib/format';
import { useMe } from '@/lib/session/use-me';
import { ForecastReport } from '../forecast/forecast-report';
import { leadsLink } from '../forecast/leads-link';
import { Making } from '../forecast/making';
import { useForecast } from '../forecast/use-forecast';
import { filterOf, type CampaignDraft } from './draft';
import { LaunchProblems } from './launch-problems';
import type { SectionId, SectionProps } from './sections';

type NotReady = Extract<LaunchCampaignMutation['launchCampaign'], { __typename: 'CampaignNotReady' }>;

const LaunchDialog = lazyDialog(
  () => import('./launch-dialog').then((file) => file.LaunchDialog),
  ({ open }) => open,
);

interface LaunchSectionProps extends Pick<SectionProps, 'choices'> {
  campaignId: string;
  draft: CampaignDraft;
  save: () => Promise<boolean>;
  onSection: (id: SectionId) => void;
}

/** What will happen, by the planner that will do it; then the launch. */
export function LaunchSection({ campaignId, draft, choices, save, onSection }: LaunchSectionProps) {
  const router = useRouter();
  const mayLaunch = useMe().can('campaigns.launch');
  const { forecast, error, loading, progress, make } = useForecast(campaignId);
  const [forecastOf, setForecastOf] = useState<CampaignDraft | null>(null);
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [notReady, setNotReady] = useState<NotReady['problems']>([]);
  const current = forecastOf === draft;
  const nobody = forecast !== undefined && forecast.eligible + forecast.held === 0;
  const segment = choices?.segments.find(({ id }) => id === draft.segmentId);
  const filter = draft.segmentId ? (segment ? filterOf(segment.filter) : null) : draft.filter;

  const compute = async () => {
    setProblem(null);
    if (!(await save())) {
      setProblem('The campaign could not be saved, so there is no forecast. See what is marked.');
      return;
    }
    if (await make()) setForecastOf(draft);
  };

  return (
    <Section
      title="Forecast and launch"
      description="The forecast is made by the planner that will send. Nothing is sent before you launch."
      actions={
        <Button loading={loading} onClick={() => void compute()}>
          {forecast ? 'Make it again' : 'Make the forecast'}
        </Button>
      }
    >
      {problem ? (
        <Banner tone="danger" announce>
          {problem}
        </Banner>
      ) : null}
      <LaunchProblems problems={notReady} onSection={onSection} />
      {loading ? <Making progress={progress} /> : null}
      {error ? (
        <QueryError what="The forecast" error={error} onRetry={compute} />
      ) : forecast ? (
        <>
          {current || loading ? null : (
            <Banner tone="warn">
              The campaign was changed since this forecast. Make it again before you launch.
            </Banner>
          )}
          <p className="text-12 text-ink-3">As of {formatMoment(forecast.computedAt)}</p>
          <ForecastReport
            forecast={forecast}
            linkOf={(reason) => (filter ? leadsLink(filter, reason) : null)}
          />
        </>
      ) : loading ? null : (
        <p className="text-13 text-ink-3">
          Who gets it, who is left out and why, when it starts and ends, what limits it, and what it costs.
        </p>
      )}
      {mayLaunch ? (
        <div className="flex flex-wrap items-center gap-3 border-t pt-4">
          <Button
            variant="primary"
            size="lg"
            icon={<Rocket aria-hidden />}
            disabled={!forecast || !current || nobody}
            onClick={() => {
              setNotReady([]);
              setAsking(true);
            }}
          >
            Launch campaign
          </Button>
          {forecast ? null : <span className="text-13 text-ink-3">Make the forecast first.</span>}
          {nobody ? (
            <span className="text-13 text-ink-3">Nobody in this audience may be written to.</span>
          ) : null}
        </div>
      ) : (
        <Banner>Launching needs the Manager role.</Banner>
      )}
      <LaunchDialog
        open={asking && forecast !== undefined}
        onOpenChange={setAsking}
        campaign={{ id: campaignId, name: draft.name.trim() || 'Untitled campaign' }}
        forecast={forecast ?? null}
        onLaunched={() => router.push(`/campaigns/${campaignId}`)}
        onNotReady={(problems) => {
          setNotReady(problems);
          setAsking(false);
        }}
      />
    </Section>
  );
}
