'use client';
import { useQuery } from '@apollo/client/react';
import { Section, Select, SkeletonRows } from '@og/ui';
import { useState } from 'react';
import { CampaignVersionStepsDocument, type CampaignLiveQuery } from '@/gql/graphql';
import { StepsTable } from './steps-table';

type Campaign = NonNullable<CampaignLiveQuery['campaign']>;

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
          <Select
            aria-label="Version of the sequence"
            className="w-44"
            value={chosen ?? current?.id ?? null}
            options={versions.map((version) => ({
              value: version.id,
              label: `Version ${version.version}${version.current ? ', current' : ''}`,
            }))}
            onValueChange={setChosen}
          />
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
