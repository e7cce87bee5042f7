'use client';
import { useLazyQuery, useMutation } from '@apollo/client/react';
import { Banner, Button, ConfirmDialog, formatCount, Section, SkeletonRows } from '@og/ui';
import { CircleAlert } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { QueryError } from '@/components/query-error';
import {
  CampaignForecastOfDocument,
  LaunchCampaignDocument,
  type LaunchCampaignMutation,
} from '@/gql/graphql';
import { friendlyError } from '@/lib/apollo/errors';
import { useMe } from '@/lib/session/use-me';
import type { CampaignDraft } from './draft';
import { Forecast } from './forecast';
import { sectionNames, sectionOf, type SectionId } from './sections';

/** From here on the size of the audience must be typed. */
const typedAbove = 1000;

type NotReady = Extract<LaunchCampaignMutation['launchCampaign'], { __typename: 'CampaignNotReady' }>;

interface ReviewSectionProps {
  campaignId: string;
  draft: CampaignDraft;
  save: () => Promise<boolean>;
  onSection: (id: SectionId) => void;
}

/** What will happen, by the scheduler that will do it; then the launch. */
export function ReviewSection({ campaignId, draft, save, onSection }: ReviewSectionProps) {
  const router = useRouter();
  const mayLaunch = useMe().can('campaigns.launch');
  const [load, { data, error, loading }] = useLazyQuery(CampaignForecastOfDocument, {
    fetchPolicy: 'network-only',
  });
  const [launch] = useMutation(LaunchCampaignDocument);
  const [forecastOf, setForecastOf] = useState<CampaignDraft | null>(null);
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [notReady, setNotReady] = useState<NotReady['problems'] | null>(null);
  const forecast = data?.campaignForecast;
  const current = forecastOf === draft;

  const make = async () => {
    setProblem(null);
    if (!(await save())) {
      setProblem('The campaign could not be saved, so there is no forecast. See what is marked above.');
      return;
    }
    const { data: answer } = await load({ variables: { id: campaignId } });
    if (answer) setForecastOf(draft);
  };

  const start = async () => {
    if (!forecast) return;
    setProblem(null);
    try {
      const { data: answer } = await launch({
        variables: {
          id: campaignId,
          input: forecast.audience > typedAbove ? { confirmCount: forecast.audience } : null,
        },
      });
      const result = answer?.launchCampaign;
      if (result?.__typename === 'Campaign') {
        router.push(`/campaigns/${campaignId}`);
        return;
      }
      if (result?.__typename === 'CampaignNotReady') {
        setNotReady(result.problems);
        setAsking(false);
      } else
        setProblem(
          result?.message ?? 'The server did not answer. Look at the campaign before you try again.',
        );
    } catch (fault) {
      setProblem(friendlyError(fault).message);
    }
  };

  return (
    <Section
      title="Review and launch"
      description="The forecast is made by the scheduler that will send. Nothing is sent before you launch."
      actions={
        <Button loading={loading} onClick={() => void make()}>
          {forecast ? 'Make it again' : 'Make the forecast'}
        </Button>
      }
    >
      {problem && !asking ? (
        <Banner tone="danger" announce>
          {problem}
        </Banner>
      ) : null}
      {notReady ? (
        <div role="alert" className="flex flex-col gap-2 rounded-md border border-danger/30 bg-danger/6 p-3">
          <p className="text-13 font-medium text-danger">
            {notReady.length === 1 ? 'One thing stands' : `${notReady.length} things stand`} in the way of the
            launch:
          </p>
          <ul className="flex flex-col gap-1.5 text-13">
            {notReady.map((one) => {
              const section = sectionOf(one);
              return (
                <li key={`${one.code} ${one.message}`} className="flex flex-wrap items-center gap-x-2">
                  <CircleAlert aria-hidden className="size-3.5 shrink-0 text-danger" />
                  <span>{one.message}</span>
                  <button type="button" className="rounded-sm underline" onClick={() => onSection(section)}>
                    Go to {sectionNames[section]}
                  </button>
                </li>
              );
            })}
          </ul>
        </div>
      ) : null}
      {error ? (
        <QueryError what="The forecast" error={error} onRetry={make} />
      ) : forecast ? (
        <>
          {current ? null : (
            <Banner tone="warn">
              The campaign was changed since this forecast. Make it again before you launch.
            </Banner>
          )}
          <Forecast forecast={forecast} />
        </>
      ) : loading ? (
        <SkeletonRows rows={6} density="relaxed" />
      ) : (
        <p className="text-13 text-ink-3">
          Who gets it, who is left out and why, when it starts and ends, and what it costs.
        </p>
      )}
      {mayLaunch ? (
        <div className="flex flex-wrap items-center gap-3 border-t pt-4">
          <Button
            variant="primary"
            size="lg"
            disabled={!forecast || !current || forecast.eligible + forecast.held === 0}
            onClick={() => {
              setProblem(null);
              setNotReady(null);
              setAsking(true);
            }}
          >
            Launch campaign
          </Button>
          {forecast ? null : <span className="text-13 text-ink-3">Make the forecast first.</span>}
          {forecast && forecast.eligible + forecast.held === 0 ? (
            <span className="text-13 text-ink-3">Nobody in this audience may be written to.</span>
          ) : null}
        </div>
      ) : (
        <Banner>Launching needs the Manager role.</Banner>
      )}
      {forecast ? (
        <ConfirmDialog
          open={asking}
          onOpenChange={setAsking}
          title={`Launch “${draft.name}”?`}
          confirmLabel="Launch campaign"
          error={problem}
          {...(forecast.audience > typedAbove ? { typed: String(forecast.audience) } : {})}
          onConfirm={start}
        >
          <p>
            {formatCount(forecast.eligible)} of {formatCount(forecast.audience)} leads get messages,{' '}
            {formatCount(forecast.held)} wait until a rule allows them. You can pause at any time.
          </p>
        </ConfirmDialog>
      ) : null}
    </Section>
  );
}
