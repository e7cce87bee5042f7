'use client';
import { useQuery } from '@apollo/client/react';
import { Section, SkeletonRows } from '@og/ui';
import { useState } from 'react';
import { lazyPart } from '@/components/lazy-part';
import { CampaignVersionStepsDocument, type CampaignLiveQuery } from '@/gql/graphql';
import { StepsTable } from './steps-table';

type Campaign = NonNullable<CampaignLiveQuery['campaign']>;

const VersionSelect = lazyPart(() => import('./version-select').then((file) => file.VersionSelect));

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
          <VersionSelect versions={versions} value={chosen ?? current?.id ?? null} onChange={setChosen} />
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
