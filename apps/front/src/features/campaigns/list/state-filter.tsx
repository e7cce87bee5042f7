'use client';
import { Select } from '@og/ui';
import type { CampaignState } from '@/gql/graphql';
import { campaignStates, campaignStateWords } from '../campaign-states';

/** Adds a state to those that are shown. */
export function StateFilter({
  chosen,
  onAdd,
}: {
  chosen: readonly CampaignState[];
  onAdd: (state: CampaignState) => void;
}) {
  return (
    <Select
      aria-label="Filter by state"
      placeholder="Any state"
      className="w-40"
      value={null}
      options={campaignStates
        .filter((state) => !chosen.includes(state))
        .map((state) => ({ value: state, label: campaignStateWords[state].label }))}
      onValueChange={onAdd}
    />
  );
}
