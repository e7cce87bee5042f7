'use client';
import { useQuery } from '@apollo/client/react';
import { loadAgain, Section, SkeletonRows } from '@og/ui';
import { lazy, Suspense, useState } from 'react';
import { CampaignVersionStepsDocument, type CampaignLiveQuery } from '@/gql/graphql';
import { StepsTable } from './steps-table';

type Campaign = NonNullable<CampaignLiveQuery['campaign']>;

const VersionSelect = lazy(() =>
  loadAgain(() => import('./version-select')).then((file) => ({ default: file.VersionSelect })),
);

/** The steps with their counters; of a sequence that was edited while it ran, version by version. */
export function StepsSection({ campaign }: { campaign: Campaign }) {
  const { id, sequenceVersions: versions } = campaign;
  const current = versions.find((version) => version.current);
  const [chosen, setChosen] = useState<string | null>(null);
  const older = chosen !== null && chosen !== current?.id;
  const { data } = useQuery(CampaignVersionStepsDocument, {
    variables: { id },
    skip: !older,
    fetchPolicy: 'cache-and-network',
  });
  const found = data?.campaign?.sequenceVersions.find((version) => version.id === chosen);
  return (
    <Section
      title="Steps"
      actions={
        versions.length > 1 ? (
          <Suspense fallback={null}>
            <VersionSelect versions={versions} value={chosen ?? current?.id ?? null} onChange={setChosen} />
          </Suspense>
        ) : null
      }
    >
      {older && !found ? (
        <SkeletonRows rows={4} density="relaxed" />
      ) : (
        <StepsTable steps={older && found ? found.steps : campaign.steps} />
      )}
    </Section>
  );
}
